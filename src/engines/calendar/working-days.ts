import { type BankHoliday, bankHolidays, isPublished, nationLabels, nations } from './bank-holidays.ts';
import { addDays, type Day, day, firstIn, isWeekend, numberOf, weekdayOf, yearOf } from './dates.ts';
import { easter } from './easter.ts';

/** Kept apart by type: what takes one of them does not take the other. */
export type ActCalendar = Readonly<{ law: 'act' }>;
export type PsrCalendar = Readonly<{ law: 'psr' }>;
export type WorkingCalendar = ActCalendar | PsrCalendar;

/**
 * Working days of the Procurement Act 2023: no Saturday, no Sunday, no bank holiday in any part of the United Kingdom under the
 * Banking and Financial Dealings Act 1971 (section 123(1)). So 2 January, 17 March, 12 July, the first Monday in August and 30 November are none.
 */
export const actCalendar: ActCalendar = Object.freeze({ law: 'act' });

/**
 * Working days of regulation 12 of the Provider Selection Regime Regulations 2023: no Saturday, no Sunday, not Christmas Day, Good Friday,
 * the first Monday in May or a bank holiday in England under the 1971 Act (regulation 12(12)). Scotland and Northern Ireland do not count.
 */
export const psrCalendar: PsrCalendar = Object.freeze({ law: 'psr' });

export const calendarLabels: Record<WorkingCalendar['law'], string> = {
  act: 'working days of the Procurement Act 2023 (no bank holiday in any part of the United Kingdom)',
  psr: 'working days of the Provider Selection Regime (no public holiday in England)',
};

type Off = ReadonlyMap<Day, string>;
const cache = new Map<string, Off>();

const says = (one: BankHoliday): string => `${one.name} (${nationLabels[one.nation]})`;

function actDaysOff(year: number): Off {
  const off = new Map<Day, string>();
  for (const nation of nations)
    for (const one of bankHolidays(nation, year)) if (!off.has(one.on)) off.set(one.on, says(one));
  return off;
}

function psrDaysOff(year: number): Off {
  const off = new Map<Day, string>(bankHolidays('england-and-wales', year).map((one) => [one.on, one.name]));
  off.set(firstIn(year, 5, 1), 'First Monday in May');
  off.set(addDays(easter(year), -2), 'Good Friday');
  off.set(day(year, 12, 25), 'Christmas Day');
  return off;
}

function daysOff(calendar: WorkingCalendar, year: number): Off {
  const key = `${calendar.law} ${year}`;
  const known = cache.get(key);
  if (known) return known;
  const off = calendar.law === 'act' ? actDaysOff(year) : psrDaysOff(year);
  cache.set(key, off);
  return off;
}

const weekend: Record<number, string> = { 6: 'Saturday', 7: 'Sunday' };

/**
 * Why a day is no working day, or null where it is one.
 *
 * @throws RangeError for a year whose bank holidays are not known
 * @example whyNotWorking(actCalendar, '2026-11-30') // 'St Andrew’s Day (Scotland)'
 */
export const whyNotWorking = (calendar: WorkingCalendar, on: Day): string | null =>
  (isWeekend(on) ? weekend[weekdayOf(on)]! : daysOff(calendar, yearOf(on)).get(on)) ?? null;

export const isWorkingDay = (calendar: WorkingCalendar, on: Day): boolean => whyNotWorking(calendar, on) === null;

export type Counted = Readonly<{
  on: Day;
  /** Weekdays between that did not count, with why. */
  skipped: readonly Readonly<{ on: Day; why: string }>[];
  /** False where a year was passed whose bank holidays are by rule and not yet proclaimed. */
  published: boolean;
}>;

function count(calendar: WorkingCalendar, first: Day, days: number): Counted {
  if (!Number.isInteger(days) || days < 1) throw new RangeError(`Count one working day or more, not ${days}.`);
  const skipped: { on: Day; why: string }[] = [];
  let counted = 0;
  for (let number = numberOf(first); ; number += 1) {
    const on = addDays(first, number - numberOf(first));
    const why = whyNotWorking(calendar, on);
    if (why === null) counted += 1;
    else if (!isWeekend(on)) skipped.push({ on, why });
    if (counted === days) return { on, skipped, published: isPublished(on) };
  }
}

/**
 * The last day of a period of working days that begins with a day: that day counts as the first if it is a working day itself.
 *
 * @example lastWorkingDayBeginningWith(actCalendar, '2026-09-07', 8).on // '2026-09-16'
 */
export const lastWorkingDayBeginningWith = (calendar: WorkingCalendar, on: Day, days: number): Counted =>
  count(calendar, on, days);

/**
 * A working day after a day: that day never counts, whether it is a working day or not.
 *
 * @example workingDayAfter(psrCalendar, '2026-09-07', 1).on // '2026-09-08'
 */
export const workingDayAfter = (calendar: WorkingCalendar, on: Day, days: number): Counted =>
  count(calendar, addDays(on, 1), days);
