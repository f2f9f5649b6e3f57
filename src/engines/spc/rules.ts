import type { Point, Rule, Segment, Side } from './types.ts';

export type Match = Readonly<{ rule: Rule; side: Side }>;

const trendLength = 7;
const runLength = 7;

/** For each point of a segment the rules that it takes part in, in order of precedence. */
export function matchRules(points: readonly Point[], segment: Segment): Match[][] {
  const values = points.slice(segment.from, segment.to + 1).map((point) => point.value);
  const outside = values.map((value) => (value > segment.upper ? 'above' : value < segment.lower ? 'below' : null));
  const trend = trends(values);
  const near = twoOfThree(values, segment);
  const run = runs(values, segment.mean);
  return values.map((_, index) => {
    const found: [Rule, Side | null][] = [
      ['outside', outside[index]!],
      ['trend', trend[index]!],
      ['two-of-three', near[index]!],
      ['run', run[index]!],
    ];
    return found.flatMap(([rule, side]) => (side ? [{ rule, side }] : []));
  });
}

/** Seven points, each above (or each below) the one before. */
function trends(values: readonly number[]): (Side | null)[] {
  return stretches(
    values,
    trendLength,
    (value, before) => (before === undefined ? null : value > before ? 'above' : value < before ? 'below' : null),
    1,
  );
}

/** Seven points on one side; a point on the mean belongs to neither and breaks the run. */
function runs(values: readonly number[], mean: number): (Side | null)[] {
  return stretches(values, runLength, (value) => (value > mean ? 'above' : value < mean ? 'below' : null), 0);
}

/** Marks every stretch of one side; a trend of seven points has six steps, so its first point counts too. */
function stretches(
  values: readonly number[],
  length: number,
  sideOf: (value: number, before: number | undefined) => Side | null,
  lead: number,
): (Side | null)[] {
  const marks: (Side | null)[] = values.map(() => null);
  const sides = values.map((value, index) => sideOf(value, values[index - 1]));
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

/** Two of three neighbours beyond the close limit on the same side and not beyond the outer one; those two are marked. */
function twoOfThree(values: readonly number[], segment: Segment): (Side | null)[] {
  const zone = values.map((value): Side | null =>
    value > segment.closeUpper && value <= segment.upper
      ? 'above'
      : value < segment.closeLower && value >= segment.lower
        ? 'below'
        : null,
  );
  const marks: (Side | null)[] = values.map(() => null);
  for (let start = 0; start + 2 < zone.length; start += 1) {
    for (const side of ['above', 'below'] as const) {
      const within = [start, start + 1, start + 2].filter((index) => zone[index] === side);
      if (within.length >= 2) for (const index of within) marks[index] = side;
    }
  }
  return marks;
}
