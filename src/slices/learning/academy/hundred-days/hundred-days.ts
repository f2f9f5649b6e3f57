import { addToDate } from '#platform/clock.ts';

/** The days on which a plan is met again. On day 0 it is said. */
export const days = [30, 60, 100] as const;
export type Day = (typeof days)[number];

export const seenWays = ['yes', 'partly', 'not-yet', 'no'] as const;
export type Seen = (typeof seenWays)[number];
export const seenLabels: Record<Seen, string> = {
  yes: 'Yes, the sign is there',
  partly: 'In part',
  'not-yet': 'Not yet',
  no: 'No, and it will not come this way',
};

export type Met = Readonly<{
  day: Day;
  metOn: string;
  seen: Seen;
  happened: string;
  learnt: string | null;
  next: string | null;
}>;

export const planStates = ['running', 'met'] as const;

export type HundredDays = Readonly<{
  id: string;
  caseId: null;
  state: (typeof planStates)[number];
  version: number;
  cohortId: string;
  liveCaseId: string | null;
  ownerId: string;
  /** Who has joined its cohort, and so may read it. */
  readerIds: readonly string[];
  different: string;
  who: string;
  sign: string;
  beginsOn: string;
  met: readonly Met[];
}>;

export type DayLine = Readonly<{
  day: 0 | Day;
  on: string;
  met: Met | null;
  standing: 'said' | 'met' | 'due' | 'later' | 'missed';
}>;

/**
 * The four days of a plan as they stand on a date. A day is due from its date on until the next one's has come; after that it was
 * missed, which is said and not hidden. The last is due until it is met.
 */
export function dayLines({ beginsOn, met }: Pick<HundredDays, 'beginsOn' | 'met'>, today: string): DayLine[] {
  const lines = days.map((day, index): DayLine => {
    const on = addToDate(beginsOn, { days: day });
    const found = met.find((one) => one.day === day) ?? null;
    const following = days[index + 1];
    const passed = following !== undefined && addToDate(beginsOn, { days: following }) <= today;
    const standing = found ? 'met' : today < on ? 'later' : passed ? 'missed' : 'due';
    return { day, on, met: found, standing };
  });
  return [{ day: 0, on: beginsOn, met: null, standing: 'said' }, ...lines];
}

/** The day that waits to be met, if one does. */
export const dueDay = (plan: Pick<HundredDays, 'beginsOn' | 'met'>, today: string): DayLine | null =>
  dayLines(plan, today).find(({ standing }) => standing === 'due') ?? null;

/** Where a plan stands, in a sentence. */
export function sayPlan(plan: Pick<HundredDays, 'beginsOn' | 'met' | 'state'>, today: string): string {
  const lines = dayLines(plan, today);
  const missed = lines.filter(({ standing }) => standing === 'missed').map(({ day }) => day);
  const after = missed.length > 0 ? ` Day ${missed.join(' and day ')} passed without a meeting.` : '';
  if (plan.state === 'met') return `Its hundred days were met.${after}`;
  const due = lines.find(({ standing }) => standing === 'due');
  if (due) return `Day ${due.day} is due.${after}`;
  const next = lines.find(({ standing }) => standing === 'later');
  return next ? `Next is day ${next.day}.${after}` : `Nothing is due.${after}`;
}
