import { londonDate } from '#platform/say.ts';

/** The last day on which a sheet can have been filled in; null while it is open without an end. Days are YYYY-MM-DD in London. */
export const lastDayOf = (closesOn: string | null, closedOn: string | null): string | null =>
  [closesOn, closedOn].filter((day) => day !== null).sort()[0] ?? null;

export const daysToEnter = 7;

/** Why a sheet is kept out, where it is dated after the last day. */
export const lateBecause = (datedOn: string, lastDay: string | null): string | null =>
  lastDay !== null && datedOn > lastDay
    ? `It is dated ${londonDate(datedOn)}, after the last day, ${londonDate(lastDay)}`
    : null;
