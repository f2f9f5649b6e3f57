import type { Options, Point, Segment } from './types.ts';

/** Scales the average moving range of neighbours to three sigma: 3/d₂ with d₂ = 1.128 for ranges of two. */
export const threeSigma = 2.66;
/** Moving ranges at or above this many averages are exceptional: D₄ for ranges of two. */
export const exceptional = 3.267;
const trialUnder = 12;
const usualBaseline = 12;

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Where each segment begins and ends, with the reason for the break. */
export function boundsOf(
  points: readonly Point[],
  options: Options,
): { from: number; to: number; because: string | null }[] {
  const breaks = [...(options.rebases ?? [])]
    .map((rebase) => ({ at: points.findIndex((point) => point.on >= rebase.on), because: rebase.because }))
    .sort((a, b) => a.at - b.at);
  const starts = [{ at: 0, because: null as string | null }, ...breaks];
  return starts.map(({ at, because }, index) => ({
    from: at,
    to: (starts[index + 1]?.at ?? points.length) - 1,
    because,
  }));
}

/** Mean, average moving range and limits of one segment, from its baseline. */
export function measureSegment(
  points: readonly Point[],
  bounds: { from: number; to: number; because: string | null },
  options: Options,
): Segment {
  const values = points.slice(bounds.from, bounds.to + 1).map((point) => point.value);
  const baseline = Math.min(values.length, Math.max(2, options.baseline ?? usualBaseline));
  const based = values.slice(0, baseline);
  const mean = meanOf(based);
  const averageMovingRange = averageRange(based, options.screen ?? true);
  const reach = threeSigma * averageMovingRange;
  const close = (2 / 3) * reach;
  const lower = mean - reach;
  const never = options.kind === 'count' || options.kind === 'rate' || options.kind === 'percentage';
  return {
    ...bounds,
    baseline,
    mean,
    averageMovingRange,
    lower,
    upper: mean + reach,
    closeLower: mean - close,
    closeUpper: mean + close,
    shownLower: never ? Math.max(0, lower) : lower,
    trial: baseline < trialUnder,
  };
}

function averageRange(values: readonly number[], screen: boolean): number {
  const ranges = values.slice(1).map((value, index) => Math.abs(value - values[index]!));
  if (ranges.length === 0) return 0;
  const first = meanOf(ranges);
  const kept = screen ? ranges.filter((range) => range < exceptional * first) : ranges;
  return kept.length > 0 ? meanOf(kept) : first;
}
