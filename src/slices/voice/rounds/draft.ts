import type { Part } from '#engines/opinion/index.ts';
import type { StatementState } from '../conversation.ts';
import { fewestTold, type ResultLine } from '../held/results-view.ts';

/** Written and still open to other words; taken, because it has become an outcome; or laid aside with a reason. */
export const draftStates = ['written', 'taken', 'laid-aside'] as const;
export type DraftState = (typeof draftStates)[number];

/** One version of the words. What people say of it belongs to it alone. */
export type DraftWording = Readonly<{
  id: string;
  number: number;
  words: string;
  forWhom: string | null;
  because: string | null;
  putAt: Date;
}>;

export type Draft = Readonly<{
  id: string;
  caseId: string;
  caseClosed: boolean;
  conversationId: string;
  number: number;
  state: DraftState;
  version: number;
  words: string;
  forWhom: string | null;
  wordingId: string;
  /** Every version, the newest last. */
  wordings: readonly DraftWording[];
  /** Asked about in a round, so that others than those who hold the conversation have read it. */
  shared: boolean;
  laidAsideBecause: string | null;
  /** What the outcome that it became says of itself now. */
  became: string | null;
  draftedAt: Date;
}>;

/** What was told of a statement on the day on which a draft came to rest on it. It stays as it was. */
export type Told = Readonly<{
  seen: number | null;
  agree: number | null;
  disagree: number | null;
  pass: number | null;
  lowest: Part | null;
  objection: Part | null;
  /** Number of clear groups, none where there were none; the lowest agreement is of one of them, or of all. */
  groups: number;
}>;

export type RestsOn = Readonly<{
  statementId: string;
  number: number;
  words: string;
  state: StatementState;
  told: Told;
  toldAt: Date;
}>;

const nothingTold: Told = {
  seen: null,
  agree: null,
  disagree: null,
  pass: null,
  lowest: null,
  objection: null,
  groups: 0,
};

/** Keeps of a count what everybody is told of a statement, and no more. */
export const figuresOf = (line: ResultLine | undefined, groups: number): Told =>
  line
    ? {
        seen: line.seen,
        agree: line.agree,
        disagree: line.disagree,
        pass: line.pass,
        lowest: line.lowest,
        objection: line.objection,
        groups,
      }
    : nothingTold;

const percent = (part: number): string => `${Math.round(part * 100)}%`;

/** "86% (70 to 94%)": a part with where nineteen in twenty such counts would lie. */
export const between = (part: Part): string =>
  `${percent(part.value)} (${Math.round(part.low * 100)} to ${percent(part.high)})`;

/** What was told of a statement, in a sentence. */
export function toldText({ seen, agree, disagree, pass, lowest, groups }: Told): string {
  if (seen === null) return `Fewer than ${fewestTold} people had voted on it, so nothing is told of them.`;
  const of = `Of ${seen} who saw it ${agree} agreed, ${disagree} disagreed and ${pass} passed.`;
  if (!lowest) return of;
  return `${of} ${groups > 1 ? 'In the group that agrees least' : 'Agreement'}: ${between(lowest)}.`;
}

export const sameWords = (a: string, b: string): boolean => plain(a) === plain(b);
const plain = (text: string): string => text.toLowerCase().normalize('NFKC').replace(/\s+/g, ' ').trim();
