import { addToDate, londonDate as dayOf } from '#platform/clock.ts';
import { londonDate } from '#platform/say.ts';
import type { PartState } from './ownership.ts';
import { partLabels, standsBehind } from './ownership.ts';

export type Wording = Readonly<{
  id: string;
  number: number;
  state: 'current' | 'former' | 'proposed' | 'declined';
  statement: string;
  forWhom: string | null;
  because: string | null;
  bodyId: string | null;
  putBy: string | null;
  putAt: Date;
}>;

export type Part = Readonly<{
  bodyId: string;
  body: string;
  state: PartState;
  forWhom: string;
  /** The words that this community stands behind, or was last shown. */
  wordingId: string;
  statement: string;
  because: string | null;
  changedAt: Date;
  /** The last day on which it is endorsed or owned, and the day by which the body looks at it again, where its rule says so. */
  untilOn: string | null;
  reviewOn: string | null;
}>;

export const answers = ['not-decided', 'adopted', 'adopted-with-changes', 'declined'] as const;
export type AnswerState = (typeof answers)[number];
export const answerLabels: Record<AnswerState, string> = {
  'not-decided': 'Not decided',
  adopted: 'Adopted',
  'adopted-with-changes': 'Adopted with changes',
  declined: 'Declined',
};

export type Answer = Readonly<{
  state: AnswerState;
  because: string | null;
  power: string;
  decidedOn: string;
  organisation: string;
  wordingId: string;
  givenAt: Date;
}>;

/** `ofBody`: said by a community or at its meeting, and not by one person in their own name. */
export type Dissent = Readonly<{ words: string; by: string; at: Date; ofBody: boolean }>;

export type Outcome = Readonly<{
  id: string;
  caseId: string;
  caseClosed: boolean;
  state: PartState;
  version: number;
  statement: string;
  forWhom: string | null;
  wordingId: string;
  wordings: readonly Wording[];
  parts: readonly Part[];
  /** The same parts, as other areas read them. */
  ownership: readonly Pick<Part, 'bodyId' | 'body' | 'state' | 'forWhom' | 'untilOn'>[];
  answer: Answer | null;
  answers: readonly Answer[];
  dissent: readonly Dissent[];
  quotationIds: readonly string[];
  needIds: readonly string[];
  /** Members who may speak for each body on this case: nobody who commissions it is among them. */
  speakers: Readonly<Record<string, readonly string[]>>;
  /** Organisations that commission the case; none of their people acts for a community on it. */
  commissioningIds: readonly string[];
  retiredBecause: string | null;
  proposedAt: Date;
}>;

/** "Owned by Thornmere Elders’ Assembly, for people over 65." – always by whom and for whom. */
export const ownershipLine = (
  part: Pick<Part, 'state' | 'body' | 'forWhom'> & Partial<Pick<Part, 'untilOn'>>,
): string => {
  const until = part.state === 'lapsed' && part.untilOn ? ` until ${londonDate(part.untilOn)}; that has lapsed` : '';
  return `${partLabels[part.state]} ${part.body}, for ${part.forWhom}${until}.`;
};

export function answerLine(answer: Pick<Answer, 'state' | 'because' | 'organisation'> | null): string {
  if (!answer) return 'The authority has not answered yet.';
  const because = answer.because ? `, because ${answer.because.replace(/[.\s]+$/, '')}` : '';
  return `${answer.organisation}: ${answerLabels[answer.state].toLowerCase()}${because}.`;
}

/** How an outcome reads wherever it is named: the statement, who owns it, what the authority said, who disagrees. */
export function outcomeBead(outcome: Outcome): { title: string; text: string; state: string } {
  const owned = outcome.parts.map(ownershipLine);
  const against = outcome.dissent.map(({ words, by }) => `Dissent, ${by}: “${words}”`);
  const lines = [...owned, outcome.answer ? answerLine(outcome.answer) : '', ...against];
  return { title: outcome.statement, text: lines.filter(Boolean).join(' '), state: outcome.state };
}

/** Whether some body stands behind the outcome's current words, so that others may only propose. */
export const wordsAreHeld = (outcome: Pick<Outcome, 'parts' | 'wordingId'>): boolean =>
  outcome.parts.some((part) => standsBehind(part.state) && part.wordingId === outcome.wordingId);

/** Communities whose term behind the current words is over: a calendar took the words from them, and no decision of theirs. */
export const formerOwners = (outcome: Pick<Outcome, 'parts' | 'wordingId'>): readonly Part[] =>
  outcome.parts.filter((part) => part.state === 'lapsed' && part.wordingId === outcome.wordingId);

/** Days that a former owner has, once it was told of other words, to renew its own before others may use them. */
export const daysToRenew = 28;

/** The first day on which proposed words may be used where a term has lapsed; null where no term has. */
export const usableFrom = (
  outcome: Pick<Outcome, 'parts' | 'wordingId'>,
  { putAt }: Pick<Wording, 'putAt'>,
): string | null => (formerOwners(outcome).length === 0 ? null : addToDate(dayOf(putAt), { days: daysToRenew }));
