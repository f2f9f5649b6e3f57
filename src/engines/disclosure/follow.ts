import { keptBack, type Shown } from './suppress.ts';

/**
 * The fewest people whose answers can make one row of counts into another: each adds at most one to one count and takes at most one from
 * another, so it is the larger of all that was added and all that went.
 *
 * @example peopleBetween([10, 4], [12, 3]) // 2
 * @throws RangeError where the rows are not of one length
 */
export function peopleBetween(one: readonly number[], other: readonly number[]): number {
  if (one.length !== other.length) throw new RangeError('rows of one length');
  let [more, fewer] = [0, 0];
  for (const [at, count] of one.entries()) {
    more += Math.max(0, other[at]! - count);
    fewer += Math.max(0, count - other[at]!);
  }
  return Math.max(more, fewer);
}

/** Every number that two shown tables have in common, as pairs: the total, each part shown in both, and what either keeps back together. */
function inBoth(later: Shown, earlier: Shown): [number, number][] {
  const pairs: [number, number][] = [[later.total ?? 0, earlier.total ?? 0]];
  const block: [number, number] = [keptBack(later), keptBack(earlier)];
  let kept = false;
  for (const [at, count] of later.cells.entries()) {
    const before = earlier.cells[at]!;
    if (count !== null && before !== null) pairs.push([count, before]);
    else {
      kept = true;
      block[0] += count ?? 0;
      block[1] += before ?? 0;
    }
  }
  return kept ? [...pairs, block] : pairs;
}

const isNull = (count: number | null): boolean => count === null;

/**
 * Whether what an earlier table kept back stays as wide where people only come and none goes: the part beside the small ones can have been
 * at most what it is later, so that has to be enough for all that was kept back. A table that shows no part follows none, and none it.
 */
function staysWide(later: Shown, earlier: Shown): boolean {
  if (earlier.cells.every(isNull) || later.cells.every(isNull)) return false;
  const most = earlier.beside === null ? 0 : (later.cells[earlier.beside] ?? keptBack(later));
  return most >= keptBack(earlier);
}

/**
 * Whether a table may be shown after another: no number that both have, or that can be worked out in both, differs by fewer people than the
 * threshold, unless it is the same; and the later one narrows nothing that the earlier one kept back.
 *
 * @example follows(suppress([20, 30], 10), suppress([20, 21], 10), 10) // false: nine people more
 */
export const follows = (later: Shown, earlier: Shown, threshold: number): boolean =>
  inBoth(later, earlier).every(([now, before]) => now === before || Math.abs(now - before) >= threshold) &&
  staysWide(later, earlier);

/** As `follows`, with every number changed: whatever comes on top of it can follow too. */
export const isApart = (later: Shown, earlier: Shown, threshold: number): boolean =>
  inBoth(later, earlier).every(([now, before]) => Math.abs(now - before) >= threshold) && staysWide(later, earlier);
