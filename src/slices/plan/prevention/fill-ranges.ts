import type { Estimate, Range } from '#engines/prevention/index.ts';
import { described, type RangeName, rangeNames, toEngine } from './prevention.ts';

/** Three boxes as they were typed, in the units of the form. */
export type Typed = Readonly<{ low: number | null; likely: number | null; high: number | null }>;
export type Filled = Readonly<{
  ranges: Readonly<Record<RangeName, Range>>;
  oneNumber: readonly RangeName[];
  leftOut: readonly RangeName[];
}>;

const half = 0.5;

/**
 * A range from what was typed. What is left out widens doubt: of one number, half as much to half as much again stands;
 * of none, everything that it could be, or no money at all.
 */
export function fillRange(name: RangeName, typed: Typed): Range {
  const { least, most, money } = described[name];
  const within = (value: number) => Math.min(most, Math.max(least, value));
  const [low, likely, high] = [typed.low, typed.likely, typed.high].map((value) =>
    value === null ? null : toEngine(name, value),
  );
  const given = [low, likely, high].filter((value) => value !== null && value !== undefined);
  if (given.length === 0)
    return money ? { low: 0, central: 0, high: 0 } : { low: Math.max(0, least), central: half, high: most };
  const centre = likely ?? (low !== null && high !== null ? (low! + high!) / 2 : given[0]!);
  const doubt = Math.abs(centre) * half;
  return { low: low ?? within(centre - doubt), central: centre, high: high ?? within(centre + doubt) };
}

export function fillRanges(typed: Readonly<Record<RangeName, Typed>>): Filled {
  const count = (name: RangeName) => Object.values(typed[name]).filter((value) => value !== null).length;
  return {
    ranges: Object.fromEntries(rangeNames.map((name) => [name, fillRange(name, typed[name])])) as Filled['ranges'],
    oneNumber: rangeNames.filter((name) => count(name) === 1),
    leftOut: rangeNames.filter((name) => count(name) === 0),
  };
}

export const estimateOf = (
  filled: Filled,
  frame: Pick<Estimate, 'beginsInYear' | 'years' | 'discountRate'>,
): Estimate => ({
  ...filled.ranges,
  ...frame,
});
