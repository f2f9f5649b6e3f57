export {
  type BankHoliday,
  bankHolidays,
  type Ground,
  isPublished,
  type Nation,
  nationLabels,
  nations,
} from './bank-holidays.ts';
export { addDays, type Day, daysBetween, isDay, isWeekend, type Weekday, weekdayOf, yearOf } from './dates.ts';
export { easter } from './easter.ts';
export { financialYearOf, type LondonTime, londonTime, midnightAtEndOf, sayDay, summerTime } from './london-time.ts';
export {
  lastDayBeginningWith,
  lastDayFollowing,
  lastDayOfMonthsBeginningWith,
  monthsFrom,
  yearsFrom,
} from './periods.ts';
export { firstKnownYear, lastKnownYear, lastPublishedYear, type SpecialDay, specialDays } from './special-days.ts';
export {
  actStandstill,
  psrStandstill,
  psrStandstillAfterDecision,
  type Standstill,
  standstillDays,
} from './standstill.ts';
export { calendarVersion } from './version.ts';
export {
  type ActCalendar,
  actCalendar,
  type Counted,
  calendarLabels,
  isWorkingDay,
  lastWorkingDayBeginningWith,
  type PsrCalendar,
  psrCalendar,
  type WorkingCalendar,
  whyNotWorking,
  workingDayAfter,
} from './working-days.ts';
export {
  paymentInformationBy,
  paymentsComplianceBy,
  pipelineNoticeBy,
  quarterEnd,
  reportingPeriodEnd,
} from './yearly.ts';
