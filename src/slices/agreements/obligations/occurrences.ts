import { addDays, type Day, monthsFrom } from '#engines/calendar/index.ts';
import type { Obligation, Often } from '../obligation.ts';

type Owed = Pick<Obligation, 'howOften' | 'byOn' | 'state'>;
type Term = Readonly<{ startsOn: Day | null; endsOn: Day | null }>;

const months: Partial<Record<Often, number>> = { monthly: 1, quarterly: 3, yearly: 12 };
export const isRepeated = (howOften: Often): boolean => howOften === 'weekly' || months[howOften] !== undefined;

const step = (from: Day, howOften: Often, times: number): Day =>
  howOften === 'weekly' ? addDays(from, 7 * times) : monthsFrom(from, months[howOften]! * times);

/**
 * The days on which something that is owed again and again falls due, in order and until its agreement ends. The first is the day that was given, or
 * else the end of the first week, month, quarter or year of the agreement. A month that lacks the date has its last day. Without an end it goes on,
 * so that whoever asks stops.
 */
export function* occurrences({ howOften, byOn }: Omit<Owed, 'state'>, { startsOn, endsOn }: Term): Generator<Day> {
  if (!isRepeated(howOften)) return;
  const first = byOn ?? (startsOn && step(startsOn, howOften, 1));
  if (!first) return;
  for (let times = 0; ; times += 1) {
    const on = step(first, howOften, times);
    if (endsOn !== null && on > endsOn) return;
    yield on;
  }
}

/** The day that comes next: of something owed again and again the first that nobody has answered for; else its day, until it was kept or excused. */
export function nextDue(owed: Owed, term: Term, answered: ReadonlySet<Day>): Day | null {
  if (!isRepeated(owed.howOften)) return owed.state === 'kept' || owed.state === 'excused' ? null : owed.byOn;
  for (const on of occurrences(owed, term)) if (!answered.has(on)) return on;
  return null;
}

/** The times that somebody can answer for now: those that have been and nobody has, and the next one. At most so many, the oldest first. */
export function openTimes(owed: Owed, term: Term, answered: ReadonlySet<Day>, today: Day, most = 60): Day[] {
  const open: Day[] = [];
  for (const on of occurrences(owed, term)) {
    if (answered.has(on)) continue;
    open.push(on);
    if (on > today || open.length >= most) break;
  }
  return open;
}
