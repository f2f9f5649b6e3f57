import { leewayOf, meanOf } from './arithmetic.ts';
import type { Options, Point, Rebase, Segment } from './types.ts';

/** Scales the average moving range of neighbours to three sigma: 3/d₂ with d₂ = 1.128 for ranges of two. */
export const threeSigma = 2.66;
/** Moving ranges at or above this many averages are exceptional: D₄ for ranges of two. */
export const exceptional = 3.267;
const trialUnder = 12;
export const usualBaseline = 12;

export type Bounds = Readonly<{ from: number; to: number; because: string | null }>;

/** The place of the first point that a rebase changes; the number of points where there is none. */
export function placeOf(points: readonly Point[], rebase: Rebase): number {
  if ('at' in rebase) return rebase.at;
  let [low, high] = [0, points.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (points[middle]!.on < rebase.on) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where each segment begins and ends, with the reason for the break. */
export function boundsOf(points: readonly Point[], options: Pick<Options, 'rebases'>): Bounds[] {
  const breaks = (options.rebases ?? [])
    .map((rebase) => ({ at: placeOf(points, rebase), because: rebase.because }))
    .sort((a, b) => a.at - b.at);
  const starts = [{ at: 0, because: null as string | null }, ...breaks];
  return starts.map(({ at, because }, index) => ({
    from: at,
    to: (starts[index + 1]?.at ?? points.length) - 1,
    because,
  }));
}

/** The values that the limits of a segment rest on. */
export function baselineOf(
  points: readonly Point[],
  bounds: Bounds,
  { baseline }: Pick<Options, 'baseline'>,
): number[] {
  const range = typeof baseline === 'object' && baseline !== null && bounds.from === 0 ? baseline : null;
  const most = typeof baseline === 'number' ? baseline : usualBaseline;
  const [from, to] = range ? [range.from, range.to] : [bounds.from, Math.min(bounds.to, bounds.from + most - 1)];
  return points.slice(from, to + 1).map((point) => point.value);
}

/** Mean, average moving range and limits of one segment, from its baseline. */
export function measureSegment(points: readonly Point[], bounds: Bounds, options: Options): Segment {
  const values = points.slice(bounds.from, bounds.to + 1).map((point) => point.value);
  const based = baselineOf(points, bounds, options);
  const mean = meanOf(based);
  const averageMovingRange = averageRange(based, options.screen ?? true);
  const reach = threeSigma * averageMovingRange;
  const close = (2 / 3) * reach;
  const lower = mean - reach;
  const kindNeverBelow = options.kind === 'count' || options.kind === 'rate' || options.kind === 'percentage';
  const never = kindNeverBelow && values.every((value) => value >= 0);
  return {
    ...bounds,
    baseline: based.length,
    mean,
    averageMovingRange,
    lower,
    upper: mean + reach,
    closeLower: mean - close,
    closeUpper: mean + close,
    shownLower: never ? Math.max(0, lower) : lower,
    trial: based.length < trialUnder,
  };
}

/**
 * Where every range that is left after screening is nothing, one jump was all the variation there was: leaving it out would put the
 * limits on the mean and every point outside them, so it stays.
 */
function averageRange(values: readonly number[], screen: boolean): number {
  const leeway = leewayOf(values);
  const ranges = values.slice(1).map((value, index) => {
    const range = Math.abs(value - values[index]!);
    return range > leeway ? range : 0;
  });
  const first = meanOf(ranges);
  if (!screen) return first;
  return meanOf(ranges.filter((range) => range < exceptional * first)) || first;
}
