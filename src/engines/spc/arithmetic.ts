/**
 * Numbers such as 6.1 are not exact in a computer. What differs by less than this is equal: a value "on the mean" has to be on it.
 * 32 units in the last place of the largest value cover every rounding between a value and a limit made from it.
 */
export function leewayOf(values: readonly number[]): number {
  let largest = 0;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  return 32 * Number.EPSILON * largest;
}

/** The mean, summed so that a hundred thousand roundings do not add up (A. Neumaier 1974). */
export function meanOf(values: readonly number[]): number {
  let sum = 0;
  let lost = 0;
  for (const value of values) {
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return (sum + lost) / values.length;
}

/** Where a value stands to a line; null on it. */
export const sideOf = (value: number, line: number, leeway: number): 'above' | 'below' | null =>
  value - line > leeway ? 'above' : line - value > leeway ? 'below' : null;
