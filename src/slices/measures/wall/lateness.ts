import { addToDate } from '#platform/clock.ts';
import { londonDate } from '#platform/say.ts';

export const everyChoices = ['week', 'month', 'quarter', 'year'] as const;
export type Every = (typeof everyChoices)[number];
export const everyLabels: Record<Every, string> = {
  week: 'Every week',
  month: 'Every month',
  quarter: 'Every quarter',
  year: 'Every year',
};

const steps: Record<Every, { days?: number; months?: number }> = {
  week: { days: 7 },
  month: { months: 1 },
  quarter: { months: 3 },
  year: { months: 12 },
};
/** How long after a period its value is waited for before anybody is told that it is late. */
const grace: Record<Every, number> = { week: 3, month: 14, quarter: 30, year: 60 };
const most = 1_200;

/** The day by which the value after the newest was expected: a value stands for the period that begins on its date. */
export const expectedBy = (newestOn: string, every: Every): string =>
  addToDate(addToDate(addToDate(newestOn, steps[every]), steps[every]), { days: grace[every] });

/** "Nothing since 1 March 2026; the next was expected by 15 May 2026." Null while nothing is late. */
export function sayLate(newestOn: string | null, every: Every | null, addedOn: string, today: string): string | null {
  if (!every) return null;
  if (!newestOn) {
    const by = expectedBy(addedOn, every);
    return today > by ? `No value has come. The first was expected by ${londonDate(by)}.` : null;
  }
  const by = expectedBy(newestOn, every);
  return today > by ? `Nothing since ${londonDate(newestOn)}. The next was expected by ${londonDate(by)}.` : null;
}

/** The beginnings of the periods, between the first value and the newest, for which there is none. */
export function missingFrom(points: readonly { on: string }[], every: Every | null): string[] {
  const [first] = points;
  const last = points.at(-1);
  if (!every || !first || !last) return [];
  const missing: string[] = [];
  let at = 0;
  // Steps are counted from the first value, so that the last days of months do not shift.
  for (let period = 0; period < most; period += 1) {
    const from = stepped(first.on, every, period);
    if (from > last.on) break;
    const until = stepped(first.on, every, period + 1);
    while (at < points.length && points[at]!.on < from) at += 1;
    if (at >= points.length || points[at]!.on >= until) missing.push(from);
  }
  return missing;
}

const stepped = (on: string, every: Every, times: number): string => {
  const { days = 0, months = 0 } = steps[every];
  return addToDate(on, { days: days * times, months: months * times });
};
