import type { Estimate, Range } from './types.ts';
import { discountOf, leftIn, type Quantity } from './work-out.ts';

export type Ends = Readonly<{ least: number; most: number }>;

const ends = ({ low, high }: Range): Ends => ({ least: low, most: high });

/** The product of two intervals, of which the first holds nothing below 0. */
export const times = (a: Ends, b: Ends): Ends => ({
  least: b.least >= 0 ? a.least * b.least : a.most * b.least,
  most: b.most >= 0 ? a.most * b.most : a.least * b.most,
});

/**
 * The least and most that a year's quantities can be, whatever each factor is within its range. Every quantity but `with`
 * is a product of independent factors of which only the effect may be below 0, so its ends are at ends of the ranges.
 * with = population × risk × (1 − part averted), and the part is never above 1, so it is a product too.
 */
export function cornersOf(estimate: Estimate, year: number): Record<Quantity, Ends> {
  const without = times(ends(estimate.population), ends(estimate.baselineRisk));
  const left = {
    least: leftIn(year, estimate.persistence.low, estimate.beginsInYear),
    most: leftIn(year, estimate.persistence.high, estimate.beginsInYear),
  };
  const part = times(times(times(ends(estimate.reach), ends(estimate.uptake)), left), ends(estimate.effect));
  const averted = times(without, part);
  const discount = discountOf(year, estimate.discountRate);
  const money = (range: Range): Ends => times({ least: range.low * discount, most: range.high * discount }, averted);
  return {
    without,
    with: times(without, { least: 1 - part.most, most: 1 - part.least }),
    averted,
    avoidedPence: money(estimate.avoidedPence),
    cashablePence: money(estimate.cashablePence),
    costPence: { least: estimate.costPence.low * discount, most: estimate.costPence.high * discount },
  };
}
