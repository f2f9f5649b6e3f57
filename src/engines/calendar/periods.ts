import { addDays, type Day, day, numberOf } from './dates.ts';

/**
 * The last day of a period of days "beginning with" a day: that day is the first, so that it ends one day sooner than adding would say.
 *
 * Source: for example Procurement Act 2023 section 53(1)(b), "30 days beginning with the day on which the contract is entered into".
 *
 * @param days whole number, 1 or more
 * @throws RangeError for no day or less
 * @example lastDayBeginningWith('2027-03-01', 30) // '2027-03-30'
 */
export function lastDayBeginningWith(on: Day, days: number): Day {
  wholeDays(days);
  return addDays(on, days - 1);
}

/**
 * The last day of a period of days that begins with the day following a day, or "within" so many days of it: that day does not count.
 *
 * Source: Procurement Act 2023 section 54(5) (participation and tendering periods); Provider Selection Regime Regulations 2023
 * regulation 7(2)(b), "within 30 days of the contract being awarded".
 *
 * @example lastDayFollowing('2026-09-01', 25) // '2026-09-26'
 */
export function lastDayFollowing(on: Day, days: number): Day {
  wholeDays(days);
  return addDays(on, days);
}

function wholeDays(days: number): void {
  if (!Number.isInteger(days) || days < 1) throw new RangeError(`Count one day or more, not ${days}.`);
}

/**
 * The corresponding day some months later or earlier: the same date, or the last day of a month that has no such date.
 *
 * Source: the corresponding date rule, Dodds v Walker [1981] 1 WLR 1027.
 *
 * @example monthsFrom('2028-01-31', 1) // '2028-02-29'
 */
export function monthsFrom(on: Day, months: number): Day {
  numberOf(on);
  if (!Number.isInteger(months)) throw new RangeError(`Count whole months, not ${months}.`);
  const [year, month, date] = on.split('-').map(Number) as [number, number, number];
  const last = Number(day(year, month + months + 1, 0).slice(8));
  return day(year, month + months, Math.min(date, last));
}

/** The same day some years later; 29 February becomes 28 February in a year that has none. */
export const yearsFrom = (on: Day, years: number): Day => monthsFrom(on, 12 * years);

/**
 * The last day of a period of months "beginning with" a day: the day before the corresponding one.
 *
 * Source: for example Procurement Act 2023 section 71(2), "every period of twelve months".
 *
 * @example lastDayOfMonthsBeginningWith('2027-04-01', 12) // '2028-03-31'
 */
export function lastDayOfMonthsBeginningWith(on: Day, months: number): Day {
  if (months < 1) throw new RangeError(`Count one month or more, not ${months}.`);
  const corresponding = monthsFrom(on, months);
  // A month that is too short to hold the corresponding date is whole by its last day.
  return corresponding.slice(8) < on.slice(8) ? corresponding : addDays(corresponding, -1);
}
