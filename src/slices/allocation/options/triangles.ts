import type { BenefitRange } from './benefit-range.ts';
import type { Range } from './missing-values.ts';
import type { Option } from './option.ts';

export type Triangle = Readonly<{
  id: string;
  title: string;
  pence: number;
  /** With equity on, each person counts for the option's weight. */
  benefit: Range;
  how: BenefitRange['how'];
  weight: number;
  /** Benefit for £1,000; the slope of its triangle. Infinite where it costs nothing. */
  slope: number;
  /** Where its triangle begins on the frontier: the cost and benefit of all steeper ones. */
  fromPence: number;
  fromBenefit: number;
}>;

type Drawn = Pick<Option, 'id' | 'title' | 'annualPence' | 'equityWeight'>;

const times = ({ low, middle, high }: Range, weight: number): Range => ({
  low: low * weight,
  middle: middle * weight,
  high: high * weight,
});

/**
 * Value triangles along the frontier, the steepest first: base = cost a year, height = benefit, slope = value for money.
 * Ties stand in the order of their titles.
 */
export function frontier(
  options: readonly Drawn[],
  ranges: ReadonlyMap<string, BenefitRange>,
  equity: boolean,
): Triangle[] {
  const steep = options
    .flatMap((option) => {
      const range = ranges.get(option.id);
      if (!range) return [];
      const weight = equity ? (option.equityWeight ?? 1) : 1;
      const benefit = times(range, weight);
      const slope = option.annualPence > 0 ? (benefit.middle / option.annualPence) * 100_000 : Number.POSITIVE_INFINITY;
      return [
        { id: option.id, title: option.title, pence: option.annualPence, benefit, how: range.how, weight, slope },
      ];
    })
    .sort((a, b) => compare(b.slope, a.slope) || a.title.localeCompare(b.title, 'en-GB'));
  let fromPence = 0;
  let fromBenefit = 0;
  return steep.map((one) => {
    const placed = { ...one, fromPence, fromBenefit };
    fromPence += one.pence;
    fromBenefit += one.benefit.middle;
    return placed;
  });
}

const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

/** What equity weights move in the order of value for money: who goes up, from which place to which. */
export function movedBy(off: readonly Triangle[], on: readonly Triangle[]): string[] {
  return on.flatMap((one, index) => {
    const before = off.findIndex((other) => other.id === one.id);
    if (before <= index || one.weight === 1) return [];
    return [`${one.title}, whose people count for ${one.weight} each, goes from place ${before + 1} to ${index + 1}.`];
  });
}
