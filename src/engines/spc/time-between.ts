import { drawXmr } from './chart.ts';
import { dayNumber } from './civil-date.ts';
import { badBasis, fewest, refused } from './refuse.ts';
import type { Chart, ChartPoint, Options, Point, Refused, Segment } from './types.ts';

/** The exponent of Nelson's transformation, which makes times between events nearly normal. */
const nelson = 1 / 3.6;
/** Two events on one day are less than a day apart, not nothing apart: nothing would transform to a signal of its own. */
const sameDay = 0.5;

/**
 * Days between events, for charting what is too rare to count by the month. A longer time is fewer events.
 *
 * @param eventsOn dates of the events as YYYY-MM-DD, in any order; two on one day are 0 days apart
 * @returns a point for each event but the first: the days since the one before, dated by the event; events of one day become one point each, so their dates repeat
 * @throws RangeError where a date is not one
 * @example timeBetween(['2026-01-01', '2026-01-11']) // [{ on: '2026-01-11', value: 10 }]
 */
export function timeBetween(eventsOn: readonly string[]): Point[] {
  const days = eventsOn.map((on) => {
    const day = dayNumber(on);
    if (day === null) throw new RangeError(`"${on}" is not a date`);
    return { on, day };
  });
  days.sort((a, b) => a.day - b.day);
  return days.slice(1).map(({ on, day }, index) => ({ on, value: day - days[index]!.day }));
}

/**
 * Nelson's transformation of a time between events: t^(1/3.6). Chart the result, and turn the limits back with {@link untransform}.
 * Source: L. S. Nelson (1994), Journal of Quality Technology 26, 239–240.
 * @example transform(10) // 1.896 to three places
 */
export const transform = (days: number): number => days ** nelson;
export const untransform = (value: number): number => Math.max(0, value) ** 3.6;

/**
 * A t chart: the days between rare events, for what {@link xmr} refuses to chart as counts.
 *
 * Each time is transformed by t^(1/3.6), charted as XmR with the same rules, and its mean and limits are turned back into days, so the
 * limits are not the same distance from the mean. Events of one day are taken as half a day apart. `averageMovingRange` stays in
 * transformed units; everything else is in days.
 * Source: L. S. Nelson (1994); screening and rules as for XmR.
 *
 * @param eventsOn dates of the events in any order; at least four, and limits mean little before a dozen
 * @param options `improvement` and `target` speak of the days between: where fewer events are better, 'up' is the improvement
 * @returns the chart, or a refusal that says what to do instead; never throws for data
 * @example chartTimeBetween(handedBackOn, { improvement: 'up' })
 */
export function chartTimeBetween(eventsOn: readonly string[], options: Omit<Options, 'kind'>): Chart | Refused {
  const bad = eventsOn.find((on) => dayNumber(on) === null);
  if (bad !== undefined) return refused(`"${bad}" is not a date.`, 'Give each event its date, as in 2026-01-31.');
  if (eventsOn.length <= fewest)
    return refused(
      `There ${eventsOn.length === 1 ? 'is 1 event' : `are ${eventsOn.length} events`}.`,
      `List the events until there are ${fewest + 1}; limits mean little before a dozen.`,
    );
  const times = timeBetween(eventsOn);
  const { target } = options;
  if (typeof target === 'number' && target < 0)
    return refused('The target is a time of less than nothing.', 'Give the target as days between events.');
  const inner: Options = {
    ...options,
    kind: 'measure',
    target: typeof target === 'number' ? transform(target) : target,
  };
  const transformed = times.map(({ on, value }) => ({ on, value: transform(Math.max(sameDay, value)) }));
  return badBasis(transformed, inner) ?? inDays(drawXmr(transformed, inner), times);
}

function inDays(chart: Chart, times: readonly Point[]): Chart {
  const points = chart.points.map((point, index): ChartPoint => {
    const { value } = times[index]!;
    return {
      ...point,
      value,
      movingRange: point.movingRange === null ? null : Math.abs(value - times[index - 1]!.value),
    };
  });
  return { ...chart, points, segments: chart.segments.map(segmentInDays) };
}

const segmentInDays = (segment: Segment): Segment => ({
  ...segment,
  mean: untransform(segment.mean),
  lower: untransform(segment.lower),
  upper: untransform(segment.upper),
  closeLower: untransform(segment.closeLower),
  closeUpper: untransform(segment.closeUpper),
  shownLower: untransform(segment.lower),
});
