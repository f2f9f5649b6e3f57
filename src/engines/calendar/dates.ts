const millisecondsADay = 86_400_000;

/** A day of the Gregorian calendar as YYYY-MM-DD. It has no time and no time zone. */
export type Day = string;

/** Days of the week as people number them here: Monday is 1 and Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Days that were worked out already, since the same few are asked for thousands of times; so many and no more are kept. */
const numbers = new Map<Day, number>();
const days = new Map<number, Day>();
const mostKept = 40_000;

function keep<K, V>(kept: Map<K, V>, key: K, value: V): V {
  if (kept.size < mostKept) kept.set(key, value);
  return value;
}

/** Whether a text is a day that exists, written YYYY-MM-DD. `isDay('2027-02-29')` is false. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/**
 * The number of a day, counted from 1 January 1970.
 *
 * @throws RangeError where the text is no day that exists
 */
export function numberOf(on: Day): number {
  const known = numbers.get(on);
  if (known !== undefined) return known;
  if (!isDay(on)) throw new RangeError(`${on} is not a day that exists. Write it as YYYY-MM-DD.`);
  return keep(numbers, on, Date.parse(`${on}T00:00:00Z`) / millisecondsADay);
}

/** The day with a number; the other way round than `numberOf`. */
export const dayOf = (number: number): Day =>
  days.get(number) ?? keep(days, number, new Date(number * millisecondsADay).toISOString().slice(0, 10));

export const yearOf = (on: Day): number => Number(on.slice(0, 4));

/** A day of a year and month: `day(2027, 3, 1)` is '2027-03-01'. A day that the month has not runs over into the next. */
export const day = (year: number, month: number, date: number): Day =>
  dayOf(Date.UTC(year, month - 1, date) / millisecondsADay);

/** Some days later, or earlier where `days` is below nothing. `addDays('2028-02-28', 1)` is '2028-02-29'. */
export const addDays = (on: Day, days: number): Day => dayOf(numberOf(on) + days);

/** How many days lie from one day to another: nothing for the same day. */
export const daysBetween = (from: Day, to: Day): number => numberOf(to) - numberOf(from);

// 1 January 1970 was a Thursday.
export const weekdayOf = (on: Day): Weekday => (((((numberOf(on) + 3) % 7) + 7) % 7) + 1) as Weekday;

export const isWeekend = (on: Day): boolean => weekdayOf(on) > 5;

/** The first of a weekday in a month: `firstIn(2026, 5, 1)` is the first Monday in May 2026, '2026-05-04'. */
export function firstIn(year: number, month: number, weekday: Weekday): Day {
  const first = day(year, month, 1);
  return addDays(first, (weekday - weekdayOf(first) + 7) % 7);
}

/** The last of a weekday in a month: `lastIn(2026, 8, 1)` is the last Monday in August 2026, '2026-08-31'. */
export function lastIn(year: number, month: number, weekday: Weekday): Day {
  const last = day(year, month + 1, 0);
  return addDays(last, -((weekdayOf(last) - weekday + 7) % 7));
}
