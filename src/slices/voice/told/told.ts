import { peopleBetween, type StepRule } from '#engines/disclosure/index.ts';
import type { GroupAgreement } from '#engines/opinion/index.ts';
import { thresholds } from '#platform/thresholds.ts';
import type { KeptAnswer } from '../held/count-store.ts';

type Counted = KeptAnswer['statements'][number];

/** What is told of a statement. */
export type ToldLine = Readonly<{
  agree: number;
  disagree: number;
  pass: number;
  /** Which grouping its groups are of; another one's numbers are not theirs. */
  grouping: number;
  agreement: Counted['agreement'];
}>;

/** What is told of the whole: how many took part, and their groups. */
export type ToldWhole = Pick<KeptAnswer, 'participants' | 'groups' | 'engine'> &
  Readonly<{
    /** Drawn from the same people as the rest; what was told before there were pictures has none. */
    picture?: KeptAnswer['picture'];
    grouping: number;
    /** For each group, statements by number and side. Their counts stand with the statements. */
    representative: readonly (readonly Readonly<{ statement: string; side: 'agree' | 'disagree' }>[])[];
    stability: readonly unknown[];
    countedAt: string;
  }>;

/** The counts that somebody could compare between two tellings: all together, and group by group. */
export type Counts = Readonly<{ all: readonly number[]; grouping: number; groups: readonly number[] }>;

const cellsOf = ({ agree, disagree, pass, notFor }: GroupAgreement): number[] => [
  agree,
  disagree,
  pass - notFor,
  notFor,
];

export const countsOfLine = ({ agree, disagree, pass, grouping, agreement }: ToldLine): Counts => ({
  all: [agree, disagree, pass],
  grouping,
  groups: agreement.groups.flatMap(cellsOf),
});

export const countsOfWhole = ({ participants, groups, grouping }: ToldWhole): Counts => ({
  all: [participants],
  grouping,
  groups: [...groups, participants - groups.reduce((sum, one) => sum + one, 0)],
});

const few = thresholds.differingTallies;
const seenIn = ({ all }: Counts): number => all.reduce((sum, one) => sum + one, 0);
/** Beyond some hundred people it is told a fiftieth at a time: more often says nothing more, and everything told is kept. */
const step = (earlier: Counts): number => Math.max(few, Math.ceil(seenIn(earlier) / 50));

const groupsFollow = (later: Counts, earlier: Counts): boolean => {
  if (later.grouping !== earlier.grouping || later.groups.length !== earlier.groups.length) return true;
  const between = peopleBetween(later.groups, earlier.groups);
  return between === 0 || between >= few;
};
const allBetween = (later: Counts, earlier: Counts): number => peopleBetween(later.all, earlier.all);

/** Tallies are told in steps of at least five people: no two tellings of a statement differ by one person's vote, or by four people's. */
export const tallySteps: StepRule<Counts> = {
  mayBegin: (one) => seenIn(one) >= few,
  follows: (later, earlier) => {
    const between = allBetween(later, earlier);
    return (between === 0 || between >= few) && groupsFollow(later, earlier);
  },
  isApart: (later, earlier) => allBetween(later, earlier) >= step(earlier) && groupsFollow(later, earlier),
};
