import { leewayOf, sideOf } from './arithmetic.ts';
import { refuseToChart } from './refuse.ts';
import { type Match, matchRules } from './rules.ts';
import { boundsOf, measureSegment } from './segments.ts';
import {
  type Assurance,
  type Chart,
  type ChartPoint,
  type Colour,
  engineVersion,
  type Improvement,
  type Options,
  type Point,
  type Refused,
  type Segment,
  type Side,
} from './types.ts';

/**
 * An XmR chart (individuals and moving ranges) of a series.
 *
 * Mean μ of the baseline; moving range mRᵢ = |xᵢ − xᵢ₋₁|, its average a over the baseline (exceptional ranges of 3.267·a or more left
 * out once unless `screen` is false); limits μ ± 2.66·a; close zone beyond μ ± ⅔·2.66·a. Special causes, in order of precedence: a point
 * outside the limits; seven points each above or each below the last; two of three in the close zone on one side; seven on one side of
 * the mean, where a point on the mean breaks the run. A rebase starts anew, and no rule reaches across it.
 * Source: D. J. Wheeler, Understanding Variation (1993); screening, rule order and assurance as in NHSRplotthedots (2025).
 *
 * @param points in order of time, one a date; at least three
 * @returns the chart, or a refusal that says what fits instead; never throws for data
 * @example xmr(points, { kind: 'count', improvement: 'down' }).segments[0].mean
 */
export function xmr(points: readonly Point[], options: Options): Chart | Refused {
  return refuseToChart(points, options) ?? drawXmr(points, options);
}

/** The chart of points and options that were found fit. */
export function drawXmr(points: readonly Point[], options: Options): Chart {
  const segments = boundsOf(points, options).map((bounds) => measureSegment(points, bounds, options));
  const charted: ChartPoint[] = [];
  segments.forEach((segment, index) => {
    matchRules(points, segment).forEach((found, offset) => {
      charted.push(chartPoint(points, segment, index, offset, found, options.improvement));
    });
  });
  return {
    refused: false,
    version: engineVersion,
    points: charted,
    segments,
    assurance: assure(points, segments.at(-1)!, options),
    warnings: warn(segments),
  };
}

function chartPoint(
  points: readonly Point[],
  segment: Segment,
  index: number,
  offset: number,
  matches: readonly Match[],
  improvement: Improvement,
): ChartPoint {
  const at = segment.from + offset;
  const point = points[at]!;
  const first = matches[0] ?? null;
  return {
    on: point.on,
    value: point.value,
    segment: index,
    movingRange: offset === 0 ? null : Math.abs(point.value - points[at - 1]!.value),
    matches,
    rule: first?.rule ?? null,
    side: first?.side ?? null,
    colour: colourOf(first?.side ?? null, improvement),
  };
}

function colourOf(side: Side | null, improvement: Improvement): Colour {
  if (!side) return 'common';
  if (improvement === 'neutral') return 'neutral';
  return (side === 'above') === (improvement === 'up') ? 'improvement' : 'concern';
}

/**
 * Whether the process as it is would meet its target whatever chance does, by the limits of the last segment; needs a target and a
 * direction. A target on a limit is hit or miss.
 */
function assure(points: readonly Point[], segment: Segment, { target, improvement }: Options): Assurance | null {
  if (target === undefined || target === null || improvement === 'neutral') return null;
  const leeway = leewayOf([target, segment.upper, segment.lower, points[segment.to]!.value]);
  if (sideOf(target, segment.upper, leeway) === 'above')
    return improvement === 'up' ? 'consistently-misses' : 'consistently-meets';
  if (sideOf(target, segment.lower, leeway) === 'below')
    return improvement === 'up' ? 'consistently-meets' : 'consistently-misses';
  return 'hit-or-miss';
}

function warn(segments: readonly Segment[]): string[] {
  const warnings = segments
    .filter((segment) => segment.trial)
    .map((segment) => `Trial limits: they rest on ${segment.baseline} points, fewer than 12, and will move.`);
  if (segments.some((segment) => segment.averageMovingRange === 0))
    warnings.push(
      'The values of a baseline do not vary at all, so any other value lies outside its limits. Look at how they are recorded.',
    );
  if (segments.at(-1)!.shownLower > segments.at(-1)!.lower)
    warnings.push(
      'No value is low enough to be below the lower limit. Fewer shows as a run below the mean or as a trend.',
    );
  return warnings;
}
