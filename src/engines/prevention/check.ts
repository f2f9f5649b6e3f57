import type { Estimate, Range } from './types.ts';

const limits: Readonly<Record<string, readonly [number, number]>> = {
  population: [0, 1e9],
  baselineRisk: [0, 1_000],
  reach: [0, 1],
  uptake: [0, 1],
  effect: [-1, 1],
  persistence: [0, 1],
  avoidedPence: [0, 1e12],
  cashablePence: [0, 1e12],
  costPence: [0, 1e13],
};
export const rangeNames = Object.keys(limits) as (keyof Estimate & keyof typeof limits)[];

const inOrder = ({ low, central, high }: Range): boolean => low <= central && central <= high;

/**
 * What is wrong with an estimate, by the name of what it is made of; nothing where it can be worked out.
 *
 * @example faultsInEstimate({ ...estimate, reach: { low: 0, central: 2, high: 2 } }).reach // 'not between 0 and 1'
 */
export function faultsInEstimate(estimate: Estimate): Readonly<Record<string, string>> {
  const faults: Record<string, string> = {};
  for (const [name, [least, most]] of Object.entries(limits)) {
    const range = estimate[name as keyof Estimate] as Range;
    const ends = [range.low, range.central, range.high];
    if (!ends.every(Number.isFinite)) faults[name] = 'not a number';
    else if (ends.some((end) => end < least || end > most)) faults[name] = `not between ${least} and ${most}`;
    else if (!inOrder(range)) faults[name] = 'not in order from low to high';
  }
  const { years, beginsInYear, discountRate, avoidedPence, cashablePence } = estimate;
  if (!Number.isInteger(years) || years < 1 || years > 30) faults.years = 'not between 1 and 30';
  else if (!Number.isInteger(beginsInYear) || beginsInYear < 1 || beginsInYear > years)
    faults.beginsInYear = `not between 1 and ${years}`;
  if (!(discountRate >= 0 && discountRate <= 1)) faults.discountRate = 'not between 0 and 1';
  if (
    cashablePence.low > avoidedPence.low ||
    cashablePence.central > avoidedPence.central ||
    cashablePence.high > avoidedPence.high
  )
    faults.cashablePence ??= 'more than is avoided';
  return faults;
}
