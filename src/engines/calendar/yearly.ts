import { type Day, day, yearOf } from './dates.ts';
import { lastDayBeginningWith } from './periods.ts';

/**
 * The last day for a pipeline notice: 56 days beginning with the first day of the financial year, so always 26 May.
 *
 * Source: Procurement Act 2023 section 93(2) and (4).
 *
 * @param year the year in which the financial year begins
 * @example pipelineNoticeBy(2027) // '2027-05-26'
 */
export const pipelineNoticeBy = (year: number): Day => lastDayBeginningWith(day(year, 4, 1), 56);

/**
 * The last days for payments compliance notices in a calendar year: 30 days beginning with the last day of the reporting period, so 29 April for
 * the one that ends on 31 March and 29 October for the one that ends on 30 September.
 *
 * Source: Procurement Act 2023 section 69(1) and (3).
 */
export const paymentsComplianceBy = (year: number): readonly [Day, Day] => [
  lastDayBeginningWith(day(year, 3, 31), 30),
  lastDayBeginningWith(day(year, 9, 30), 30),
];

/**
 * The last days in a calendar year for information about payments of more than £30,000: 30 days beginning with the last day of the quarter. The last
 * day counts as the first: 29 January (for the quarter to 31 December), 29 April, 29 July and 29 October.
 *
 * Source: Procurement Act 2023 section 70(2) and (5).
 */
export const paymentInformationBy = (year: number): readonly Day[] =>
  [day(year - 1, 12, 31), day(year, 3, 31), day(year, 6, 30), day(year, 9, 30)].map((end) =>
    lastDayBeginningWith(end, 30),
  );

/** The last day of the quarter that a day is in: 31 March, 30 June, 30 September or 31 December (section 70(5)). */
export function quarterEnd(on: Day): Day {
  const quarter = Math.ceil(Number(on.slice(5, 7)) / 3);
  return day(yearOf(on), quarter * 3 + 1, 0);
}

/** The last day of the half year of payments compliance that a day is in: 31 March or 30 September (section 69(3)). */
export function reportingPeriodEnd(on: Day): Day {
  const year = yearOf(on);
  const ends = [day(year, 3, 31), day(year, 9, 30), day(year + 1, 3, 31)];
  return ends.find((end) => on <= end)!;
}
