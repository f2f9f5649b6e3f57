import type { Estimate, Range } from './types.ts';

/** One value for every factor: the central ones, a corner, or a draw. */
export type Factors = Readonly<Record<Factor, number>>;
export const factors = [
  'population',
  'baselineRisk',
  'reach',
  'uptake',
  'effect',
  'persistence',
  'avoidedPence',
  'cashablePence',
  'costPence',
] as const;
export type Factor = (typeof factors)[number];

/** What is worked out for each year, in this order. */
export const quantities = ['without', 'with', 'averted', 'avoidedPence', 'cashablePence', 'costPence'] as const;
export type Quantity = (typeof quantities)[number];
export type YearValues = Record<Quantity, number>;

type Frame = Pick<Estimate, 'beginsInYear' | 'discountRate'>;

/** What is left of the effect in a year: nothing before it begins, then persistence to the power of the years since. */
export const leftIn = (year: number, persistence: number, beginsInYear: number): number =>
  year < beginsInYear ? 0 : persistence ** (year - beginsInYear);

/** A pound of a later year in pounds of year 1: 1 / (1 + rate)^(year − 1). */
export const discountOf = (year: number, rate: number): number => 1 / (1 + rate) ** (year - 1);

/**
 * One year of one set of factors:
 * without = population × baselineRisk; averted = without × reach × uptake × effect × persistence^(year − beginsInYear);
 * with = without − averted; money = averted × pence an event × discount; cost = costPence × discount.
 */
export function workOutYear(one: Factors, year: number, { beginsInYear, discountRate }: Frame): YearValues {
  const without = one.population * one.baselineRisk;
  const averted = without * one.reach * one.uptake * one.effect * leftIn(year, one.persistence, beginsInYear);
  const discount = discountOf(year, discountRate);
  return {
    without,
    with: without - averted,
    averted,
    avoidedPence: averted * one.avoidedPence * discount,
    cashablePence: averted * one.cashablePence * discount,
    costPence: one.costPence * discount,
  };
}

export const factorsBy = (estimate: Estimate, pick: (range: Range, factor: Factor) => number): Factors =>
  Object.fromEntries(factors.map((factor) => [factor, pick(estimate[factor], factor)])) as Factors;
