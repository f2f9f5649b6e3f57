import type { Model } from './model.ts';

export const mostToSearch = 18;

export type Found = Readonly<{ mask: number; benefit: number }>;

const slack = (limit: number): number => 1e-9 * Math.max(1, Math.abs(limit));

/** What each of the 2ⁿ choices adds up to for some amounts, each from the one with its last option taken away. */
function sums(amounts: Float64Array, columns: number): Float64Array {
  const all = new Float64Array(2 ** columns);
  for (let mask = 1; mask < all.length; mask += 1) {
    const last = 31 - Math.clz32(mask & -mask);
    all[mask] = all[mask & (mask - 1)]! + amounts[last]!;
  }
  return all;
}

/**
 * Every choice that keeps to the rows of a small model, best first: exact, for up to 18 options.
 *
 * @param allowed called with the rows' sums that a choice breaks; by default a choice that breaks any is left out.
 */
export function searchAll(
  model: Model,
  allowed: (broken: readonly number[], sumOf: (row: number) => number) => boolean = (broken) => broken.length === 0,
): Found[] {
  const columns = model.benefits.length;
  if (columns > mostToSearch) throw new RangeError(`There are more than ${mostToSearch} options.`);
  const benefit = sums(Float64Array.from(model.benefits), columns);
  const rowSums = model.rows.map((row) => {
    const amounts = new Float64Array(columns);
    for (const [column, value] of row.terms) amounts[column]! += value;
    return sums(amounts, columns);
  });
  let on = 0;
  let off = 0;
  for (const [column, value] of model.fixed)
    if (value === 1) on |= 1 << column;
    else off |= 1 << column;
  const found: Found[] = [];
  for (let mask = 0; mask < benefit.length; mask += 1) {
    if ((mask & on) !== on || (mask & off) !== 0) continue;
    const broken: number[] = [];
    for (const [index, row] of model.rows.entries()) {
      const sum = rowSums[index]![mask]!;
      if (sum > row.most + slack(row.most) || sum < row.least - slack(row.least)) broken.push(index);
    }
    if (allowed(broken, (row) => rowSums[row]![mask]!)) found.push({ mask, benefit: benefit[mask]! });
  }
  // Ties go to the choice that spends least of the first row, then to the earlier options, so that order never depends on chance.
  const spent = rowSums[0];
  return found.sort(
    (a, b) => b.benefit - a.benefit || (spent ? spent[a.mask]! - spent[b.mask]! : 0) || a.mask - b.mask,
  );
}

export const columnsOf = (mask: number): number[] =>
  Array.from({ length: 31 }, (_, column) => column).filter((column) => mask & (1 << column));
