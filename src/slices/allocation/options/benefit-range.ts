import { missingValues, type Range } from './missing-values.ts';
import type { Option } from './option.ts';

export type BenefitRange = Range &
  Readonly<{
    /** worked out: reach × benefit × chance. bounded: by its place in the order. yardstick: by the order alone. */
    how: 'worked out' | 'bounded' | 'yardstick';
    /** Its place says one thing and the numbers of its neighbours another. */
    contradicted: boolean;
    /** What was left out, in words. */
    without: readonly string[];
  }>;

type Known = Pick<
  Option,
  'id' | 'place' | 'reach' | 'benefit' | 'benefitLow' | 'benefitHigh' | 'probability' | 'evidence'
>;

const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

function chanceOf({ probability, evidence }: Known): Range {
  const grade = evidence ?? 'unsaid';
  if (probability === null) return missingValues.probability[grade];
  const by = missingValues.aroundProbability[grade];
  return { low: within(probability - by, 0, 1), middle: probability, high: within(probability + by, 0, 1) };
}

function forOne({ benefit, benefitLow, benefitHigh }: Known & { benefit: number }): Range {
  const by = missingValues.aroundBenefit;
  return {
    low: Math.min(benefit, benefitLow ?? within(benefit - by, 0, 100)),
    middle: benefit,
    high: Math.max(benefit, benefitHigh ?? within(benefit + by, 0, 100)),
  };
}

function workedOut(option: Known): Range | null {
  const { reach, benefit } = option;
  if (reach === null || benefit === null) return null;
  const chance = chanceOf(option);
  const one = forOne({ ...option, benefit });
  const by = missingValues.aroundReach;
  return {
    low: (reach * (1 - by) * one.low * chance.low) / 100,
    middle: (reach * one.middle * chance.middle) / 100,
    high: (reach * (1 + by) * one.high * chance.high) / 100,
  };
}

const unsaid = (option: Known): string[] => [
  ...(option.reach === null ? ['how many people it reaches'] : []),
  ...(option.benefit === null ? ['what one person gains'] : []),
  ...(option.probability === null ? ['how likely it is to work'] : []),
  ...(option.evidence === null ? ['how good the evidence is'] : []),
];

/**
 * What each option would do for everybody in a year, as a range: reach × benefit for a person × chance ÷ 100 where they
 * were said, else what its place among the others allows. By id. Widening never excludes what was known: to say less
 * gives a range that is no narrower.
 */
export function benefitRanges(options: readonly Known[]): Map<string, BenefitRange> {
  const known = options.map((option) => ({ option, range: workedOut(option) }));
  const worked = known.filter((one): one is { option: Known; range: Range } => one.range !== null);
  const ordered = [...options].sort((a, b) => a.place - b.place);
  return new Map(
    known.map(({ option, range }) => {
      const without = unsaid(option);
      if (range) return [option.id, { ...range, how: 'worked out', contradicted: false, without }];
      if (worked.length === 0) return [option.id, { ...byOrderAlone(ordered, option), contradicted: false, without }];
      return [option.id, { ...byNeighbours(option, worked), without }];
    }),
  );
}

function byOrderAlone(ordered: readonly Known[], option: Known): Range & { how: 'yardstick' } {
  const best = missingValues.yardstick;
  const at = ordered.findIndex((one) => one.id === option.id);
  if (at === 0) return { low: best, middle: best, high: best, how: 'yardstick' };
  return { low: 0, middle: (best * (ordered.length - at)) / ordered.length, high: best, how: 'yardstick' };
}

function byNeighbours(
  option: Known,
  worked: readonly { option: Known; range: Range }[],
): Omit<BenefitRange, 'without'> {
  const above = worked.filter((one) => one.option.place < option.place).map((one) => one.range.high);
  const below = worked.filter((one) => one.option.place > option.place).map((one) => one.range.low);
  const best = Math.max(...worked.map((one) => one.range.high));
  const ceiling = above.length > 0 ? Math.min(...above) : best * missingValues.beyondTheBest;
  const floor = below.length > 0 ? Math.max(...below) : 0;
  const [low, high] = [Math.min(floor, ceiling), Math.max(floor, ceiling)];
  return { low, high, middle: (low + high) / 2, how: 'bounded', contradicted: floor > ceiling };
}
