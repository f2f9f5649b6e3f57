import type { Outcome } from '../outcome.ts';
import type { Rule, Says } from './rule.ts';

/** A ballot is a ratification in full: words put to everybody on a body's roll, under a rule that was set before. */
export const phases = ['drafted', 'notified', 'open', 'closed', 'counted', 'called-off'] as const;
export type Phase = (typeof phases)[number];
export type Stage = 'drafted' | 'notified' | 'counted' | 'called-off';

export const phaseLabels: Record<Phase, string> = {
  drafted: 'being written',
  notified: 'notice is given',
  open: 'open',
  closed: 'closed, not counted yet',
  counted: 'counted',
  'called-off': 'called off',
};

/** Where a ballot stands on a day: it opens and closes by its own days, and nobody's hand. */
export function phaseOf(
  stage: Stage,
  { opensOn, closesOn }: { opensOn: string; closesOn: string },
  today: string,
): Phase {
  if (stage !== 'notified') return stage;
  if (today < opensOn) return 'notified';
  return today <= closesOn ? 'open' : 'closed';
}

/** What was put to the body, as it stood when notice was given. It is kept whole, and its hash is in every notice. */
export type Notice = Readonly<{
  format: 'commonweal-notice/1';
  ballot: string;
  outcome: string;
  body: string;
  agreed: 'own' | 'endorse';
  wording: string;
  statement: string;
  forWhom: string;
  rule: Rule;
  noticeOn: string;
  opensOn: string;
  closesOn: string;
  roll: number;
  authority: string;
  others: readonly Readonly<{ line: string; statement: string; contests: boolean }>[];
  /** Words that were put forward and that no other community stands with. */
  otherWords: readonly string[];
  dissent: readonly Readonly<{ words: string; by: string }>[];
}>;

/** What came of it. Its canonical text is what the hash is of. */
export type Result = Readonly<{
  format: 'commonweal-ratification/1';
  notice: string;
  ballot: string;
  body: string;
  agreed: 'own' | 'endorse';
  wording: string;
  statement: string;
  forWhom: string;
  rule: Rule;
  noticeOn: string;
  opensOn: string;
  closesOn: string;
  roll: number;
  tookPart: number;
  consents: number;
  stoodAside: number;
  objections: readonly string[];
  quorumNeeded: number;
  quorumMet: boolean;
  enoughConsent: boolean;
  fewEnoughObjections: boolean;
  carried: boolean;
  papersLeftOut: number;
}>;

export type Ballot = Readonly<{
  id: string;
  caseId: string;
  outcomeId: string;
  bodyId: string;
  body: string;
  state: Phase;
  version: number;
  agreed: 'own' | 'endorse';
  wordingId: string;
  statement: string;
  forWhom: string;
  rule: Rule;
  opensOn: string;
  closesOn: string;
  howTo: string;
  draftedBy: string;
  givenAt: Date | null;
  notice: Notice | null;
  noticeHash: string | null;
  result: Result | null;
  resultHash: string | null;
  because: string | null;
  /** Members on the roll, as at the notice, who answer by signing in. */
  voters: readonly string[];
  /** Null while a body has named nobody. */
  secretaryId: string | null;
  /** The outcome that it is about, with who may speak for whom on it. */
  outcome: Pick<Outcome, 'caseClosed' | 'retiredBecause' | 'speakers' | 'commissioningIds' | 'parts'>;
}>;

export type Paper = Readonly<{
  key: string;
  says: Says | null;
  reason: string | null;
  signed: string | null;
  minority: string | null;
}>;

/** An objection as it is printed: by nobody, or by who chose to sign. */
export const sayObjection = ({ reason, signed }: Pick<Paper, 'reason' | 'signed'>): string =>
  signed ? `${reason} (${signed})` : reason!;

/** By code unit, so that the order tells nothing of who was first. */
export const inOrder = (texts: readonly string[]): string[] => [...texts].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
