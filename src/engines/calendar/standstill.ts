import { addDays, type Day } from './dates.ts';
import { midnightAtEndOf } from './london-time.ts';
import {
  type ActCalendar,
  actCalendar,
  type Counted,
  lastWorkingDayBeginningWith,
  type PsrCalendar,
  psrCalendar,
  workingDayAfter,
} from './working-days.ts';

export type Standstill = Readonly<{
  begins: Day;
  ends: Day;
  /** The instant at which it is over: midnight at the end of its last day, in London. */
  over: Date;
  /** The first day on which the contract may be entered into. */
  mayEnterFrom: Day;
  skipped: Counted['skipped'];
  published: boolean;
}>;

const until = (begins: Day, { on, skipped, published }: Counted): Standstill => ({
  begins,
  ends: on,
  over: midnightAtEndOf(on),
  mayEnterFrom: addDays(on, 1),
  skipped,
  published,
});

/** Working days that a standstill takes, in both laws; all else of them differs. */
export const standstillDays = 8;

/**
 * The standstill of the Procurement Act 2023: eight working days beginning with the day on which the contract award notice is published. That day is
 * the first if it is a working day. Nobody may enter into the contract before the end of it. The same count serves a voluntary standstill (section
 * 51(5)) and that of a contract change notice (section 76(2)), each of which may be longer and not shorter.
 *
 * Source: section 51(1) and (2), and section 123(1) for working days.
 *
 * @example actStandstill('2026-09-07').mayEnterFrom // '2026-09-17': the 16th is the eighth working day
 */
export const actStandstill = (publishedOn: Day, calendar: ActCalendar = actCalendar): Standstill =>
  until(publishedOn, lastWorkingDayBeginningWith(calendar, publishedOn, standstillDays));

/**
 * The standstill of the Provider Selection Regime where nobody makes representations: it begins on the day after the notice of intention is published,
 * whatever day that is, and ends at midnight at the end of the eighth working day after the day it began. Representations may be made until then.
 *
 * Source: Health Care Services (Provider Selection Regime) Regulations 2023, regulation 12(2), (3) and (9); (12) for working days.
 *
 * @example psrStandstill('2026-09-07').ends // '2026-09-18': it begins on the 8th, and the 9th is the first working day after that
 */
export function psrStandstill(publishedOn: Day, calendar: PsrCalendar = psrCalendar): Standstill {
  const begins = addDays(publishedOn, 1);
  return until(begins, workingDayAfter(calendar, begins, standstillDays));
}

/**
 * The earliest end of the standstill of the Provider Selection Regime after representations: no fewer than five working days since providers were told
 * of the last further decision. The fifth working day after that day is counted to its end, which is the careful reading. It never ends before the
 * eight working days are over.
 *
 * Source: regulation 12(10)(a)(v).
 *
 * @example psrStandstillAfterDecision('2026-09-07', '2026-09-21').ends // '2026-09-28'
 */
export function psrStandstillAfterDecision(
  publishedOn: Day,
  informedOn: Day,
  calendar: PsrCalendar = psrCalendar,
): Standstill {
  const least = psrStandstill(publishedOn, calendar);
  const after = until(least.begins, workingDayAfter(calendar, informedOn, 5));
  return after.ends > least.ends ? after : least;
}
