import { type Day, lastDayBeginningWith } from '#engines/calendar/index.ts';
import type { AgreementType } from '../agreement.ts';
import type { Regime } from '../register/register.ts';

export const endings = ['expired', 'discharged', 'terminated', 'rescinded', 'set-aside'] as const;
export type EndingHow = (typeof endings)[number];
export const endingLabels: Record<EndingHow, string> = {
  expired: 'It runs out',
  discharged: 'It is carried out, or discharged',
  terminated: 'A party ends it',
  rescinded: 'It is rescinded',
  'set-aside': 'A court sets it aside',
};

export type AgreementEnding = Readonly<{
  agreementId: string;
  how: EndingHow;
  /** The day that is planned; `endedOn` is the day that came. */
  endsOn: Day;
  because: string;
  handover: string;
  /** People who receive what it provides, and who work in it. Null where they cannot be counted, with why. */
  receive: number | null;
  work: number | null;
  uncounted: string | null;
  /** What becomes of data, records and things. */
  belongings: string;
  endedOn: Day | null;
  noticeOn: Day | null;
  noticeReference: string | null;
  version: number;
}>;

/** A public contract ends with a notice also where it simply runs out: Procurement Act 2023 section 80. */
export const lastNoticeAsked = (regime: Regime, type: AgreementType): boolean =>
  regime === 'ordinary' || regime === 'light-touch' || (regime === 'unknown' && type === 'contract');

/** The last day for it: thirty days beginning with the day on which it ended. */
export const lastNoticeBy = (endedOn: Day): Day => lastDayBeginningWith(endedOn, 30);
