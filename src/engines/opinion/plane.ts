import type { Centred } from './axes.ts';
import type { Axes, Matrix, Plane } from './types.ts';

/** Whoever has voted on fewer than these is placed, and in no group. */
const fewestVotes = 7;
const fewestPeople = 15;

/** Statements that are left out stand at 0 in every row, also of those who never voted on them: the published output counts them so. */
const zeros = (matrix: Matrix): number => matrix.leftOut.reduce((sum, one) => sum + one, 0);

/**
 * Each person's place in the plane of the two axes: √(statements / votes of theirs) · Σ (vote − mean) · axis. Who has voted on little is
 * drawn out by the root, so that few votes do not make somebody moderate.
 */
export function placeOf(matrix: Matrix, votes: Centred, axes: Axes): Plane {
  const people = matrix.people.length;
  const plane = { x: new Float64Array(people), y: new Float64Array(people) };
  const [statements, none] = [matrix.statements.length, zeros(matrix)];
  const { start, column, value } = votes;
  for (let one = 0; one < people; one += 1) {
    let [x, y] = [0, 0];
    for (let at = start[one]!; at < start[one + 1]!; at += 1) {
      const on = column[at]!;
      x += value[at]! * axes.first[on]!;
      y += value[at]! * axes.second[on]!;
    }
    const drawn = Math.sqrt(statements / Math.max(1, start[one + 1]! - start[one]! + none));
    plane.x[one] = drawn * x;
    plane.y[one] = drawn * y;
  }
  return plane;
}

/** How far from the middle somebody would stand who had agreed with this statement alone: √statements · |1 − mean| · |axes|. */
export function extremityOf({ centre, first, second }: Pick<Axes, 'centre' | 'first' | 'second'>): Float64Array {
  const drawn = Math.sqrt(centre.length);
  return centre.map((mean, on) => {
    const away = drawn * (1 - mean);
    return Math.hypot(away * first[on]!, away * second[on]!);
  });
}

/**
 * Who has voted on enough to be put in a group: seven statements, or all where there are fewer. Where fewer than fifteen have, the most
 * active of the others, up to fifteen.
 *
 * @returns places in `matrix.people`, in their order
 */
export function groupable({ people, statements, start }: Pick<Matrix, 'people' | 'statements' | 'start'>): Int32Array {
  const least = Math.min(fewestVotes, statements.length);
  const found = new Int32Array(people.length);
  let length = 0;
  for (let one = 0; one < people.length; one += 1) if (start[one + 1]! - start[one]! >= least) found[length++] = one;
  if (length >= fewestPeople) return found.slice(0, length);
  const votes = (one: number) => start[one + 1]! - start[one]!;
  const others = people.flatMap((_, one) => (votes(one) < least && votes(one) > 0 ? [one] : []));
  others.sort((a, b) => votes(b) - votes(a) || a - b);
  return Int32Array.from([...found.subarray(0, length), ...others.slice(0, fewestPeople - length)]).sort();
}
