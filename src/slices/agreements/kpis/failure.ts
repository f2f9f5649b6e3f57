import { type Day, lastDayBeginningWith } from '#engines/calendar/index.ts';
import type { Regime } from '../register/register.ts';

export const failureKinds = ['not-performing', 'ended', 'damages', 'settled'] as const;
export type FailureKind = (typeof failureKinds)[number];
export const failureLabels: Record<FailureKind, string> = {
  'not-performing': 'It does not perform as agreed',
  ended: 'A breach ended the agreement or a part of it',
  damages: 'A breach led to damages',
  settled: 'A breach led to a settlement',
};

export const steps = [
  'warning',
  'mitigation',
  'chance',
  'improvement',
  'failed',
  'heard',
  'published',
  'put-right',
] as const;
export type StepName = (typeof steps)[number];
export const stepLabels: Record<StepName, string> = {
  warning: 'It was warned',
  mitigation: 'What was done to make it less bad',
  chance: 'It has a proper opportunity to improve, until a day',
  improvement: 'What it did to improve',
  failed: 'It did not improve',
  heard: 'What the supplier says to it, or that it said nothing when asked',
  published: 'The notice is published',
  'put-right': 'It is put right',
};
/** What a supplier says itself; everything else is for those who look after the agreement. */
export const suppliersSteps: readonly StepName[] = ['mitigation', 'improvement', 'heard'];

export type Step = Readonly<{
  step: StepName;
  on: Day;
  words: string;
  untilOn: Day | null;
  reference: string | null;
  way: 'own' | 'recorded';
  by: string;
}>;

export type Failure = Readonly<{
  id: string;
  agreementId: string;
  obligationId: string | null;
  kind: FailureKind;
  what: string;
  impact: string;
  beganOn: Day;
  version: number;
  openedBy: string;
  steps: readonly Step[];
}>;

type Stands = Pick<Failure, 'kind' | 'beganOn' | 'steps'>;
const last = ({ steps: taken }: Stands, name: StepName): Step | undefined =>
  taken.filter(({ step }) => step === name).at(-1);

export const isPublished = (failure: Stands): boolean => last(failure, 'published') !== undefined;
export const isClosed = (failure: Stands): boolean => isPublished(failure) || last(failure, 'put-right') !== undefined;

/**
 * Why a step cannot be taken yet; null where it can. The order of the Procurement Act 2023 section 71(3) to (5): a breach that had one of three
 * consequences, or poor performance with a proper opportunity to improve that was not taken. The supplier is heard before anything is published.
 */
export function whyNotYet(failure: Stands, step: StepName, on: Day, regime: Regime): string | null {
  if (isClosed(failure)) return 'It is over. Open another if it happens again';
  if (on < failure.beganOn) return 'Enter a day that is not before it began';
  const chance = last(failure, 'chance');
  const slow = failure.kind === 'not-performing';
  if (step === 'failed' && slow && !chance) return 'Give it a proper opportunity to improve first';
  if (step === 'failed' && chance?.untilOn && on <= chance.untilOn)
    return 'The opportunity to improve is not over on that day';
  if (step !== 'published') return null;
  if (!noticeAsked(regime)) return 'The law asks for no such notice of this agreement';
  if (slow && !last(failure, 'failed')) return 'First it has had its opportunity, and has not improved';
  return last(failure, 'heard') ? null : 'Hear the supplier first, or record that it said nothing when asked';
}

/** Section 71(6): not of light touch contracts, and of nothing that is not a public contract. Where nobody has said, it may be. */
export const noticeAsked = (regime: Regime): boolean => regime === 'ordinary' || regime === 'unknown';

/** The last day for the notice: thirty days beginning with the day on which its condition was met. */
export function noticeBy(failure: Stands, regime: Regime): Day | null {
  if (!noticeAsked(regime)) return null;
  const met = failure.kind === 'not-performing' ? last(failure, 'failed')?.on : failure.beganOn;
  return met ? lastDayBeginningWith(met, 30) : null;
}
