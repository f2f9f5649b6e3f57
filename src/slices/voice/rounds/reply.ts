import { type Part, partOf } from '#engines/opinion/index.ts';
import { fewestTold } from '../held/results-view.ts';

/** What somebody says of the words of a draft. */
export const replies = ['right', 'not-right', 'other-words'] as const;
export type Reply = (typeof replies)[number];

export const replyTexts: Readonly<Record<Reply, string>> = {
  right: 'These words are right',
  'not-right': 'These words are not right',
  'other-words': 'I propose other words',
};

/** A round: from its first day to its last, both included, people say what they think of the words. */
export type Round = Readonly<{ id: string; number: number; firstOn: string; lastOn: string; endedAt: Date | null }>;

/** Whether a round takes replies on a day in London. */
export const takesReplies = (round: Pick<Round, 'firstOn' | 'lastOn' | 'endedAt'>, today: string): boolean =>
  round.endedAt === null && round.firstOn <= today && today <= round.lastOn;

export type Tally = Readonly<{ right: number; notRight: number; otherWords: number }>;

export type ToldTally = Readonly<{
  /** Null where too few have said anything: whoever knows some of them would know the rest. */
  all: number | null;
  right: Part | null;
  notRight: number | null;
  otherWords: number | null;
  /** Not told now, however many there are. */
  waits?: true;
}>;

/** How many say what of one wording, as it is told. */
export function toldTally({ right, notRight, otherWords }: Tally): ToldTally {
  const all = right + notRight + otherWords;
  if (all < fewestTold) return { all: null, right: null, notRight: null, otherWords: null };
  return { all, right: partOf(right, all), notRight, otherWords };
}

export const notToldNow: ToldTally = { all: null, right: null, notRight: null, otherWords: null, waits: true };

export const noReplies: Tally = { right: 0, notRight: 0, otherWords: 0 };
