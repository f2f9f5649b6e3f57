import { leewayOf, sideOf } from './arithmetic.ts';
import type { Point, Rule, Segment, Side } from './types.ts';

export type Match = Readonly<{ rule: Rule; side: Side }>;
type Marks = readonly (Side | null)[];

const trendLength = 7;
const runLength = 7;
const nothing: readonly Match[] = [];

/** For each point of a segment the rules that it takes part in, in order of precedence. */
export function matchRules(points: readonly Point[], segment: Segment): (readonly Match[])[] {
  const values = points.slice(segment.from, segment.to + 1).map((point) => point.value);
  const leeway = leewayOf(values);
  const outside = values.map((value) => beyond(value, segment.upper, segment.lower, leeway));
  const trend = trends(values, leeway);
  const near = twoOfThree(values, segment, leeway, outside);
  const run = stretches(
    values.map((value) => sideOf(value, segment.mean, leeway)),
    runLength,
    0,
  );
  return values.map((_, index) => {
    const [first, second, third, fourth] = [outside[index]!, trend[index]!, near[index]!, run[index]!];
    if (!first && !second && !third && !fourth) return nothing;
    const matches: Match[] = [];
    if (first) matches.push({ rule: 'outside', side: first });
    if (second) matches.push({ rule: 'trend', side: second });
    if (third) matches.push({ rule: 'two-of-three', side: third });
    if (fourth) matches.push({ rule: 'run', side: fourth });
    return matches;
  });
}

function beyond(value: number, upper: number, lower: number, leeway: number): Side | null {
  if (sideOf(value, upper, leeway) === 'above') return 'above';
  return sideOf(value, lower, leeway) === 'below' ? 'below' : null;
}

/**
 * Seven points, each above (or each below) the one before: six steps, and the point before the first step counts too. A point that ends
 * one trend and begins the next belongs to the next, as in NHSRplotthedots.
 */
function trends(values: readonly number[], leeway: number): Marks {
  const steps = values.map((value, index) => (index === 0 ? null : sideOf(value, values[index - 1]!, leeway)));
  return stretches(steps, trendLength, 1);
}

/** Marks each unbroken stretch of one side that, with the points that lead to it, is long enough. */
function stretches(sides: Marks, length: number, lead: number): Marks {
  const marks: (Side | null)[] = sides.map(() => null);
  for (let start = lead; start < sides.length; ) {
    const side = sides[start]!;
    let end = start;
    while (end + 1 < sides.length && sides[end + 1] === side) end += 1;
    if (side && end - start + 1 + lead >= length)
      for (let index = start - lead; index <= end; index += 1) marks[index] = side;
    start = end + 1;
  }
  return marks;
}

/**
 * Two of three neighbours beyond the close limit on one side and not beyond the outer one; those two are marked. The third may be
 * anywhere (Western Electric 1956; NHSRplotthedots asks that it be on the same side of the mean).
 */
function twoOfThree(values: readonly number[], segment: Segment, leeway: number, outside: Marks): Marks {
  const zone = values.map((value, index) =>
    outside[index] ? null : beyond(value, segment.closeUpper, segment.closeLower, leeway),
  );
  return zone.map((side, index) => {
    const alike = (step: number) => zone[index + step] === side;
    return side && (alike(-2) || alike(-1) || alike(1) || alike(2)) ? side : null;
  });
}
