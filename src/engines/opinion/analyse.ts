import { type AgreementRule, agreementOf, notForByGroup, type StatementAgreement, standardRule } from './agreement.ts';
import { axesOf, centred } from './axes.ts';
import { matrixOf, talliesOf } from './matrix.ts';
import { extremityOf, groupable, placeOf } from './plane.ts';
import {
  type Consensus,
  consensusOf,
  groupInformedConsensus,
  type Representative,
  representativeOf,
  talliesByGroup,
} from './represent.ts';
import { prioritiesOf } from './routing.ts';
import {
  type Candidate,
  candidatesOf,
  chosenNumber,
  dropCount,
  dropOnce,
  dropRoomFor,
  judge,
  reseed,
  type Stability,
} from './stability.ts';
import { type Standing, standingOf } from './standing.ts';
import type { Axes, Grouping, Matrix, Plane, Tallies, Votes } from './types.ts';
import { version } from './version.ts';

/** What is known before anybody is put in a group. */
export type Look = Readonly<{
  engine: string;
  matrix: Matrix;
  tallies: Tallies;
  axes: Axes;
  plane: Plane;
  /** Whoever has voted on enough to be in a group, as places in `matrix.people`. */
  among: Int32Array;
  extremity: Float64Array;
  consensus: { agree: Consensus[]; disagree: Consensus[] };
}>;

/** What groups say; everything here goes with one grouping. */
export type GroupLook = Readonly<{
  grouping: Grouping;
  tallies: readonly Tallies[];
  informed: Float64Array;
  /** How much each statement is worth showing next, by what those who are in a group have said of it. */
  priority: Float64Array;
  representative: Representative[][];
  agreement: StatementAgreement[];
  standing: (Standing | null)[];
}>;

/**
 * Everything that needs no groups: tallies, the plane, how extreme each statement is and how much worth showing next.
 *
 * @throws RangeError where the votes do not go together; see `matrixOf`
 * @example lookAt({ people: ['a', 'b'], statements: ['1'], person, statement, value }).tallies.agree[0] // 2
 */
export function lookAt(votes: Votes): Look {
  const matrix = matrixOf(votes);
  const tallies = talliesOf(matrix);
  const middle = centred(matrix);
  const axes = axesOf(middle);
  const extremity = extremityOf(axes);
  const among = groupable(matrix);
  return {
    engine: version,
    matrix,
    tallies,
    axes,
    plane: placeOf(matrix, middle, axes),
    among,
    extremity,
    consensus: consensusOf(matrix, tallies),
  };
}

/** What a grouping says, whoever made it: ours, or one that was published. */
export function lookAtGroups(
  { matrix, plane, extremity }: Pick<Look, 'matrix' | 'plane' | 'extremity'>,
  grouping: Grouping,
  rule: AgreementRule = standardRule,
): GroupLook {
  const groups = grouping.sizes.length;
  const tallies = talliesByGroup(matrix, grouping.of, groups);
  // Where all are together, everybody's vote is in the agreement: also of those who voted on too little to be near a group.
  const whose = groups === 1 ? new Int32Array(matrix.people.length) : grouping.of;
  const voices = groups === 1 ? talliesByGroup(matrix, whose, groups) : tallies;
  return {
    grouping,
    tallies,
    informed: groupInformedConsensus(tallies, matrix.statements.length),
    priority: prioritiesOf(added(tallies, matrix.statements.length), extremity, matrix.about),
    representative: representativeOf(matrix, tallies),
    agreement: agreementOf(voices, notForByGroup(matrix, whose, groups), matrix.statements.length, rule),
    standing: standingOf(plane, grouping),
  };
}

/** Tallies of all groups together. */
function added(tallies: readonly Tallies[], statements: number): Pick<Tallies, 'agree' | 'pass' | 'seen'> {
  const sum = (of: 'agree' | 'pass' | 'seen') =>
    Int32Array.from({ length: statements }, (_, on) => tallies.reduce((all, one) => all + one[of][on]!, 0));
  return { agree: sum('agree'), pass: sum('pass'), seen: sum('seen') };
}

/** A grouping with people's places, as another made it: by person its group, in any numbers from 0. */
export function groupingFrom(plane: Plane, of: Int32Array): Grouping {
  const count = of.reduce((most, group) => Math.max(most, group), -1) + 1;
  const [sizes, x, y] = [0, 1, 2].map(() => new Array<number>(count).fill(0)) as [number[], number[], number[]];
  for (const [one, group] of of.entries()) {
    if (group < 0) continue;
    sizes[group]! += 1;
    x[group]! += plane.x[one]!;
    y[group]! += plane.y[one]!;
  }
  return { of, sizes, x: x.map((sum, at) => sum / sizes[at]!), y: y.map((sum, at) => sum / sizes[at]!) };
}

/** All people together: what is said of a conversation without clear groups. */
export const oneGroup = ({ plane, among, matrix }: Pick<Look, 'plane' | 'among' | 'matrix'>): Grouping =>
  groupingFrom(plane, everybody(matrix, among));

function everybody({ people }: Matrix, among: Int32Array): Int32Array {
  const of = new Int32Array(people.length).fill(-1);
  for (const one of among) of[one] = 0;
  return of;
}

export type Found = Readonly<{
  candidates: readonly Candidate[];
  stability: readonly Stability[];
  /** The number of groups that stands everything, or null: there are no clear groups. */
  chosen: number | null;
  grouping: Grouping;
}>;

/** What can be said at once: each number of groups that there could be, without whether it stands. */
export function tryGroups(look: Look): readonly Candidate[] {
  return candidatesOf(look);
}

/**
 * The groups, if there are any. Every number from two to five is tried; one stands only if other beginnings and four fifths of the votes
 * give the same groups, they are distinct and none is small. Twenty analyses of their own: a job, not a page.
 *
 * @param told called after each of the drops, with how many of how many are done; throw to stop
 * @example findGroups(lookAt(votes)).chosen // 2, or null: there are no clear groups
 */
export function findGroups(look: Look, told?: (done: number, of: number) => void): Found {
  return stood(look, candidatesOf(look), told);
}

/** The same of one number of groups that somebody gave: whether it stands. */
export function stabilityOf(look: Look, k: number, told?: (done: number, of: number) => void): Found {
  return stood(look, candidatesOf(look, k), told);
}

function stood(look: Look, candidates: readonly Candidate[], told?: (done: number, of: number) => void): Found {
  const room = dropRoomFor(look.matrix);
  const drops = Array.from({ length: candidates.length > 0 ? dropCount : 0 }, (_, nth) => {
    const found = dropOnce(look, candidates, nth, room);
    told?.(nth + 1, dropCount);
    return found;
  });
  const stability = judge(candidates, reseed(look, candidates), drops);
  const chosen = chosenNumber(stability);
  const grouping = candidates.find(({ k }) => k === chosen)?.grouping ?? oneGroup(look);
  return { candidates, stability, chosen, grouping };
}

/** The groups of a number that is given, whether they are clear or not. */
export function groupsByNumber(look: Look, k: number): Grouping {
  return candidatesOf(look, k)[0]!.grouping;
}
