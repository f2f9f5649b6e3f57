import { axesOf, centred, type Room, roomFor } from './axes.ts';
import { adjustedRand, cellsOf, groupsOf, silhouettes } from './groups.ts';
import { luckOf } from './luck.ts';
import { groupable, placeOf } from './plane.ts';
import type { Axes, Grouping, Matrix, Plane } from './types.ts';

export const fewestGroups = 2;
export const mostGroups = 5;
/** Nobody's views are shown as those of a group of fewer. */
export const smallestGroup = 5;

/** What a number of groups has to stand before groups are spoken of. */
export const stands = {
  /** Mean agreement (adjusted Rand) with the groups that four fifths of the votes give. */
  dropped: 0.7,
  /** Least agreement with the groups that other beginnings give. */
  reseeded: 0.9,
  /** Mean silhouette. */
  silhouette: 0.4,
} as const;

export const dropCount = 20;
const reseeds = 10;
const droppedPart = 0.2;

/** Why a number of groups does not stand. */
export type Fault = 'small group' | 'not distinct' | 'depends on the beginning' | 'depends on a fifth of the votes';

export type Stability = Readonly<{
  k: number;
  sizes: readonly number[];
  silhouette: number;
  /** Agreement with the groups of other beginnings, the least of ten. */
  reseeded: number;
  /** Agreement with the groups of four fifths of the votes, drawn anew twenty times: the mean and the least. */
  dropped: number;
  droppedLeast: number;
  faults: readonly Fault[];
}>;

export type Seen = Readonly<{ matrix: Matrix; axes: Axes; plane: Plane; among: Int32Array }>;

export type Candidate = Readonly<{ k: number; grouping: Grouping; silhouette: number }>;

/** Each number of groups that there could be, or the one that is asked for, with how distinct they are. */
export function candidatesOf({ matrix, plane, among }: Seen, only?: number): Candidate[] {
  const cells = cellsOf(plane, among);
  const numbers = Array.from({ length: mostGroups - fewestGroups + 1 }, (_, at) => fewestGroups + at);
  const wanted = only === undefined ? numbers.filter((k) => among.length >= k * smallestGroup) : [only];
  const groupings = wanted.map((k) => groupsOf(cells, k, matrix.people.length));
  const silhouette = silhouettes(cells, groupings);
  return wanted.map((k, at) => ({ k, grouping: groupings[at]!, silhouette: silhouette[at]! }));
}

/** How far the groups of ten other beginnings agree with those that were found, the least, for each number of groups. */
export function reseed({ matrix, plane, among }: Seen, candidates: readonly Candidate[]): number[] {
  const cells = cellsOf(plane, among);
  return candidates.map(({ k, grouping }) => {
    let least = 1;
    for (let seed = 1; seed <= reseeds; seed += 1)
      least = Math.min(least, adjustedRand(grouping.of, groupsOf(cells, k, matrix.people.length, seed).of));
    return least;
  });
}

/** What drops are worked out in, again and again. */
export type DropRoom = Readonly<{ keep: Uint8Array; start: Int32Array; room: Room }>;

export const dropRoomFor = (matrix: Matrix): DropRoom => ({
  keep: new Uint8Array(matrix.value.length),
  start: new Int32Array(matrix.people.length + 1),
  room: roomFor(matrix),
});

/** The groups that four fifths of the votes give, for each number of groups: how far they agree with those of all. */
export function dropOnce(
  { matrix }: Pick<Seen, 'matrix'>,
  candidates: readonly Candidate[],
  nth: number,
  { keep, start, room }: DropRoom = dropRoomFor(matrix),
): number[] {
  for (let one = 0; one < matrix.people.length; one += 1) {
    let kept = 0;
    for (let at = matrix.start[one]!; at < matrix.start[one + 1]!; at += 1) {
      keep[at] = Number(luckOf(nth, 11, one, matrix.column[at]!) >= droppedPart);
      kept += keep[at]!;
    }
    start[one + 1] = start[one]! + kept;
  }
  const votes = centred(matrix, keep, room);
  const plane = placeOf(matrix, votes, axesOf(votes));
  const among = groupable({ people: matrix.people, statements: matrix.statements, start });
  const cells = cellsOf(plane, among);
  return candidates.map(({ k, grouping }) => adjustedRand(grouping.of, groupsOf(cells, k, matrix.people.length).of));
}

/**
 * What each number of groups stood, and why it did not where it did not.
 *
 * @param reseeded what `reseed` found
 * @param drops what `dropOnce` found, one list a drop
 */
export function judge(
  candidates: readonly Candidate[],
  reseeded: readonly number[],
  drops: readonly (readonly number[])[],
): Stability[] {
  return candidates.map(({ k, grouping: { sizes }, silhouette }, at) => {
    const found = drops.map((one) => one[at]!);
    const dropped = found.reduce((sum, one) => sum + one, 0) / found.length;
    const faults: Fault[] = [];
    if (sizes.length < k || sizes.some((size) => size < smallestGroup)) faults.push('small group');
    if (silhouette < stands.silhouette) faults.push('not distinct');
    if (reseeded[at]! < stands.reseeded) faults.push('depends on the beginning');
    if (dropped < stands.dropped) faults.push('depends on a fifth of the votes');
    return { k, sizes, silhouette, reseeded: reseeded[at]!, dropped, droppedLeast: Math.min(...found), faults };
  });
}

/** The number of groups that four fifths of the votes change least, of those that stand everything; null where none does. */
export function chosenNumber(stability: readonly Stability[]): number | null {
  const standing = stability.filter(({ faults }) => faults.length === 0);
  standing.sort((a, b) => b.dropped - a.dropped || a.k - b.k);
  return standing[0]?.k ?? null;
}
