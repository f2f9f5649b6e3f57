import { luckOf } from './luck.ts';
import type { Grouping, Plane } from './types.ts';

/** Points in one place of a fine grid go together, so that a hundred thousand people are no more work than two thousand. */
export type Cells = Readonly<{
  x: Float64Array;
  y: Float64Array;
  weight: Float64Array;
  of: Int32Array;
  among: Int32Array;
}>;

const gridFrom = 2_000;
const gridSide = 48;
const restarts = 24;
const mostTurns = 100;

/** The places of some people, each by itself while there are few, by the cells of a grid where there are many. */
export function cellsOf(plane: Plane, among: Int32Array): Cells {
  if (among.length <= gridFrom)
    return {
      x: Float64Array.from(among, (one) => plane.x[one]!),
      y: Float64Array.from(among, (one) => plane.y[one]!),
      weight: new Float64Array(among.length).fill(1),
      of: Int32Array.from(among, (_, at) => at),
      among,
    };
  const [left, right] = reach(plane.x, among);
  const [low, high] = reach(plane.y, among);
  const side = (value: number, from: number, to: number) =>
    to > from ? Math.min(gridSide - 1, Math.floor(((value - from) / (to - from)) * gridSide)) : 0;
  const found = new Map<number, number>();
  const keys = Int32Array.from(
    among,
    (one) => side(plane.x[one]!, left, right) * gridSide + side(plane.y[one]!, low, high),
  );
  for (const key of [...new Set(keys)].sort((a, b) => a - b)) found.set(key, found.size);
  const cells = {
    x: new Float64Array(found.size),
    y: new Float64Array(found.size),
    weight: new Float64Array(found.size),
  };
  const of = keys.map((key) => found.get(key)!);
  for (const [at, cell] of of.entries()) {
    cells.x[cell]! += plane.x[among[at]!]!;
    cells.y[cell]! += plane.y[among[at]!]!;
    cells.weight[cell]! += 1;
  }
  for (let cell = 0; cell < found.size; cell += 1) {
    cells.x[cell]! /= cells.weight[cell]!;
    cells.y[cell]! /= cells.weight[cell]!;
  }
  return { ...cells, of, among };
}

function reach(values: Float64Array, among: Int32Array): [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const one of among) {
    low = Math.min(low, values[one]!);
    high = Math.max(high, values[one]!);
  }
  return [low, high];
}

type Fit = { x: Float64Array; y: Float64Array; of: Int32Array; spread: number };

/** Begins with points far from those that are begun with already (D. Arthur and S. Vassilvitskii, k-means++, 2007), by a draw of its own. */
function beginning(
  { x, y, weight }: Cells,
  k: number,
  seed: number,
  turn: number,
): { x: Float64Array; y: Float64Array } {
  const centres = { x: new Float64Array(k), y: new Float64Array(k) };
  const away = new Float64Array(x.length).fill(1);
  for (let nth = 0; nth < k; nth += 1) {
    let all = 0;
    for (let at = 0; at < x.length; at += 1) all += away[at]! * weight[at]!;
    let left = luckOf(seed, k, turn, nth) * all;
    let chosen = 0;
    for (let at = 0; at < x.length; at += 1) {
      const part = away[at]! * weight[at]!;
      if (part > 0) chosen = at;
      left -= part;
      if (left < 0) break;
    }
    centres.x[nth] = x[chosen]!;
    centres.y[nth] = y[chosen]!;
    for (let at = 0; at < x.length; at += 1) {
      const far = (x[at]! - x[chosen]!) ** 2 + (y[at]! - y[chosen]!) ** 2;
      away[at] = nth === 0 ? far : Math.min(away[at]!, far);
    }
  }
  return centres;
}

/** Lloyd's turns from a beginning, until nobody changes. A tie goes to the first. */
function settle({ x, y, weight }: Cells, centres: { x: Float64Array; y: Float64Array }): Fit {
  const k = centres.x.length;
  const of = new Int32Array(x.length).fill(-1);
  for (let turn = 0; ; turn += 1) {
    let [changed, spread] = [0, 0];
    const sum = { x: new Float64Array(k), y: new Float64Array(k), weight: new Float64Array(k) };
    for (let at = 0; at < x.length; at += 1) {
      let [nearest, least] = [0, Number.POSITIVE_INFINITY];
      for (let group = 0; group < k; group += 1) {
        const far = (x[at]! - centres.x[group]!) ** 2 + (y[at]! - centres.y[group]!) ** 2;
        if (far < least) [nearest, least] = [group, far];
      }
      if (of[at] !== nearest) changed += 1;
      of[at] = nearest;
      spread += least * weight[at]!;
      sum.x[nearest]! += x[at]! * weight[at]!;
      sum.y[nearest]! += y[at]! * weight[at]!;
      sum.weight[nearest]! += weight[at]!;
    }
    if (changed === 0 || turn === mostTurns) return { ...centres, of, spread };
    for (let group = 0; group < k; group += 1) {
      if (sum.weight[group] === 0) continue;
      centres.x[group] = sum.x[group]! / sum.weight[group]!;
      centres.y[group] = sum.y[group]! / sum.weight[group]!;
    }
  }
}

/**
 * People in `k` groups by where they stand: k-means, the best of 24 beginnings. The same people at the same places are always in the same
 * groups; another seed begins elsewhere.
 *
 * @param k number of groups, at least 1
 * @param people how many there are in all: those not among the cells are in none
 */
export function groupsOf(cells: Cells, k: number, people: number, seed = 0): Grouping {
  let best: Fit | null = null;
  for (let turn = 0; turn < restarts; turn += 1) {
    const fit = settle(cells, beginning(cells, k, seed, turn));
    if (!best || fit.spread < best.spread * (1 - 1e-12)) best = fit;
  }
  return numbered(cells, best!, k, people);
}

/** Groups numbered by size, then by the first of their people; those that nobody is in are gone. */
export function numbered(cells: Cells, fit: Pick<Fit, 'x' | 'y' | 'of'>, k: number, people: number): Grouping {
  const sizes = new Int32Array(k);
  const first = new Int32Array(k).fill(-1);
  const of = new Int32Array(people).fill(-1);
  for (const [at, one] of cells.among.entries()) {
    const group = fit.of[cells.of[at]!]!;
    of[one] = group;
    sizes[group]! += 1;
    if (first[group]! < 0) first[group] = one;
  }
  const order = Array.from({ length: k }, (_, group) => group).filter((group) => sizes[group]! > 0);
  order.sort((a, b) => sizes[b]! - sizes[a]! || first[a]! - first[b]!);
  const place = new Int32Array(k);
  for (const [to, group] of order.entries()) place[group] = to;
  for (const one of cells.among) of[one] = place[of[one]!]!;
  return {
    of,
    sizes: order.map((group) => sizes[group]!),
    x: order.map((group) => fit.x[group]!),
    y: order.map((group) => fit.y[group]!),
  };
}

/**
 * Mean silhouette of groupings of the same cells: for each person (b − a) / max(a, b), a the mean distance to others of the group and b to
 * the nearest other group; 0 for whoever is alone (P. Rousseeuw 1987). All groupings in one pass over the distances.
 */
export function silhouettes({ x, y, weight, of, among }: Cells, groupings: readonly Grouping[]): number[] {
  const labels = groupings.map((grouping) => {
    const label = new Int32Array(x.length);
    for (const [at, one] of among.entries()) label[of[at]!] = grouping.of[one]!;
    return label;
  });
  const sums = groupings.map(({ sizes }) => new Float64Array(sizes.length));
  const found = groupings.map(() => 0);
  for (let at = 0; at < x.length; at += 1) {
    for (const sum of sums) sum.fill(0);
    for (let other = 0; other < x.length; other += 1) {
      const far = Math.sqrt((x[at]! - x[other]!) ** 2 + (y[at]! - y[other]!) ** 2) * weight[other]!;
      for (let nth = 0; nth < sums.length; nth += 1) sums[nth]![labels[nth]![other]!]! += far;
    }
    for (const [nth, { sizes }] of groupings.entries()) {
      const own = labels[nth]![at]!;
      if (sizes[own]! < 2) continue;
      const a = sums[nth]![own]! / (sizes[own]! - 1);
      let b = Number.POSITIVE_INFINITY;
      for (let group = 0; group < sizes.length; group += 1)
        if (group !== own) b = Math.min(b, sums[nth]![group]! / sizes[group]!);
      const most = Math.max(a, b);
      if (most > 0 && Number.isFinite(b)) found[nth]! += (weight[at]! * (b - a)) / most;
    }
  }
  const people = among.length;
  return found.map((sum) => (people > 0 ? sum / people : 0));
}

/**
 * How far two groupings agree beyond chance, over people who are in a group in both: the adjusted Rand index, 1 for the same groups,
 * about 0 for chance (L. Hubert and P. Arabie 1985, Journal of Classification 2, 193–218).
 *
 * @example adjustedRand(Int32Array.of(0, 0, 1, 1), Int32Array.of(1, 1, 0, 0)) // 1
 */
export function adjustedRand(one: Int32Array, other: Int32Array): number {
  const width = other.reduce((most, group) => Math.max(most, group), 0) + 1;
  const height = one.reduce((most, group) => Math.max(most, group), 0) + 1;
  const both = new Float64Array(width * height);
  const rows = new Float64Array(height);
  const columns = new Float64Array(width);
  let people = 0;
  for (let at = 0; at < one.length; at += 1) {
    if (one[at]! < 0 || other[at]! < 0) continue;
    both[one[at]! * width + other[at]!]! += 1;
    rows[one[at]!]! += 1;
    columns[other[at]!]! += 1;
    people += 1;
  }
  const pairs = (counts: Float64Array) => counts.reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  const all = (people * (people - 1)) / 2;
  const [inRows, inColumns] = [pairs(rows), pairs(columns)];
  const expected = all > 0 ? (inRows * inColumns) / all : 0;
  const most = (inRows + inColumns) / 2;
  return most === expected ? 1 : (pairs(both) - expected) / (most - expected);
}
