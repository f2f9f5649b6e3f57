/** A table as it may be shown: null is what is kept back. */
export type Shown = Readonly<{
  /** How many people it is of; null where fewer than the threshold are, and then nothing is shown. */
  total: number | null;
  /** By part, in its order. They sum to the total. */
  cells: readonly (number | null)[];
  /** The part that is kept back only so that the small ones cannot be worked out; null where there is none, or where nothing is shown. */
  beside: number | null;
}>;

const sum = (list: readonly number[]): number => list.reduce((all, one) => all + one, 0);

/**
 * What may be shown of one question's counts: each person is in one part, so the parts sum to the total, which is shown.
 *
 * Every count under the threshold t is kept back, nought too. Beside them one more is: the first in `order` that is not small. That order
 * may not depend on the counts, or the choice would tell of them. If all that is kept back sums to less than 2t − 1, or nothing is left to
 * keep back beside them, no part is shown at all.
 *
 * The promise: whoever knows this rule, the total and every part shown can name no fewer than t values that a part kept back may have.
 * Why: with S the sum kept back, a small part can be any of 0 … t − 1 while the other small ones are nought, because the part beside them
 * is then S less that, which is at least t. Primary and complementary suppression in the terms of statistical disclosure control; with
 * one margin alone, one part beside is enough.
 *
 * @param cells people by part, whole numbers of 0 or more; whoever did not say is a part like others
 * @param threshold people, 1 or more
 * @param order the parts by which one is kept back beside: first to be lost, first
 * @throws RangeError where a count is not a whole number of 0 or more, or `order` does not name every part once
 * @example suppress([3, 40, 25], 10, [1, 2, 0]) // { total: 68, cells: [null, null, 25], beside: 1 }
 */
export function suppress(
  cells: readonly number[],
  threshold: number,
  order: readonly number[] = cells.map((_, at) => at),
): Shown {
  if (cells.some((one) => !Number.isInteger(one) || one < 0)) throw new RangeError('counts are whole numbers');
  if (new Set(order).size !== cells.length || order.some((at) => cells[at] === undefined))
    throw new RangeError('the order names every part once');
  const total = sum(cells);
  const nothing = cells.map(() => null);
  if (total < threshold) return { total: null, cells: nothing, beside: null };
  const small = cells.map((one) => one < threshold);
  if (!small.includes(true)) return { total, cells, beside: null };
  const beside = order.find((at) => !small[at]);
  const kept = sum(cells.filter((_, at) => small[at] || at === beside));
  // All of them: which one is beside the others would tell of the others.
  if (beside === undefined || kept < 2 * threshold - 1 || kept === total)
    return { total, cells: nothing, beside: null };
  return { total, cells: cells.map((one, at) => (small[at] || at === beside ? null : one)), beside };
}

/** What anybody can work out is kept back together; 0 where nothing is. */
export const keptBack = ({ total, cells }: Shown): number => (total ?? 0) - sum(cells.map((one) => one ?? 0));
