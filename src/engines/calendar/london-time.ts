import { addDays, type Day, day, lastIn, numberOf, weekdayOf, yearOf } from './dates.ts';

const hour = 3_600_000;
const utc = (on: Day, milliseconds: number): number => numberOf(on) * 24 * hour + milliseconds;

/**
 * Where summer time begins and ends in a year: at one o'clock in the morning, Greenwich mean time, on the last Sunday in March and in October.
 *
 * Source: Summer Time Act 1972, section 1(2), as amended by S.I. 2002/262.
 */
export const summerTime = (year: number): { begins: Date; ends: Date } => ({
  begins: new Date(utc(lastIn(year, 3, 7), hour)),
  ends: new Date(utc(lastIn(year, 10, 7), hour)),
});

const isSummer = (instant: number): boolean => {
  const { begins, ends } = summerTime(new Date(instant).getUTCFullYear());
  return instant >= +begins && instant < +ends;
};

export type LondonTime =
  | Readonly<{ kind: 'one'; at: Date; zone: 'GMT' | 'BST' }>
  /** The clock shows this time twice that night: first in summer time, an hour later again. */
  | Readonly<{ kind: 'twice'; first: Date; second: Date }>
  /** The clock goes from one to two that night: it never shows this time. */
  | Readonly<{ kind: 'never' }>;

/**
 * The instant at which a clock in London shows a time on a day, or that there are two of them, or none.
 *
 * @param on YYYY-MM-DD
 * @param time HH:MM from 00:00 to 23:59
 * @throws RangeError where either is not that
 * @example londonTime('2026-10-25', '01:30').kind // 'twice'
 */
export function londonTime(on: Day, time: string): LondonTime {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (!match) throw new RangeError(`${time} is not a time from 00:00 to 23:59.`);
  const shown = utc(on, (Number(match[1]) * 60 + Number(match[2])) * 60_000);
  const [inSummer, inWinter] = [isSummer(shown - hour), !isSummer(shown)];
  if (inSummer && inWinter) return { kind: 'twice', first: new Date(shown - hour), second: new Date(shown) };
  if (inSummer) return { kind: 'one', at: new Date(shown - hour), zone: 'BST' };
  return inWinter ? { kind: 'one', at: new Date(shown), zone: 'GMT' } : { kind: 'never' };
}

/** Midnight at the end of a day in London. The clocks never change at midnight, so there is always one. */
export function midnightAtEndOf(on: Day): Date {
  const found = londonTime(addDays(on, 1), '00:00');
  if (found.kind !== 'one') throw new RangeError(`There is no one midnight at the end of ${on}.`);
  return found.at;
}

/** "Monday 7 September 2026": a day as it is said where the weekday matters. */
export function sayDay(on: Day): string {
  const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
  const months = 'January February March April May June July August September October November December'.split(' ');
  return `${names[weekdayOf(on) - 1]} ${Number(on.slice(8))} ${months[Number(on.slice(5, 7)) - 1]} ${yearOf(on)}`;
}

/** The financial year that a day is in, by the year in which it begins: from 1 April to 31 March. */
export const financialYearOf = (on: Day): number => (on >= day(yearOf(on), 4, 1) ? yearOf(on) : yearOf(on) - 1);
