import { type Day, day } from './dates.ts';

/**
 * Easter Sunday of the Gregorian calendar.
 *
 * Source: the anonymous Gregorian computus (Nature, 20 April 1876), as in J. Meeus, Astronomical Algorithms (1991), chapter 8.
 *
 * @param year whole number from 1583 on
 * @throws RangeError before that
 * @example easter(2024) // '2024-03-31'
 */
export function easter(year: number): Day {
  if (!Number.isInteger(year) || year < 1583) throw new RangeError(`easter(${year}): give a year from 1583 on`);
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return day(year, month, ((h + l - 7 * m + 114) % 31) + 1);
}
