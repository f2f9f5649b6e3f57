import type { Assurance, Chart, ChartPoint, Colour } from '#engines/spc/index.ts';
import type { Charted } from '../chart-of.ts';
import { dateTextFor, sentences } from '../chart-view.ts';
import type { Measure } from '../measure.ts';
import { patternAtEnd } from '../signal.ts';
import { readSurvey, type Survey } from '../survey.ts';
import { missingFrom } from './lateness.ts';

export const size = { width: 440, height: 128 };
const edge = 12;

type What = 'series' | 'mean' | 'limit' | 'target' | 'break' | 'interval' | Colour;
export type Stroke = Readonly<{ what: What; d: string }>;

/** A measure at a glance: lines and marks in units of a small view box, and in words and numbers what the large chart says. */
export type SmallChart = Readonly<{
  strokes: readonly Stroke[];
  count: number;
  latest: Readonly<{ on: string; value: number }> | null;
  mean: number | null;
  lower: number | null;
  upper: number | null;
  colour: Colour;
  /** Since when the newest pattern has stood that chance does not explain. */
  since: string | null;
  says: string;
  target: 'always' | 'sometimes' | 'never' | 'cannot-tell' | null;
  trial: boolean;
  /** Periods between the first value and the newest that have none. */
  missing: readonly string[];
  /** What the numbers are, where they are not the values as given. */
  of: 'values' | 'days between' | 'percent of answers' | 'no chart';
}>;

const targets: Record<Assurance, SmallChart['target']> = {
  'consistently-meets': 'always',
  'hit-or-miss': 'sometimes',
  'consistently-misses': 'never',
};

/** The small chart of a measure. It is drawn from what the engine says of the measure on its own, and from nothing else. */
export function smallChart(measure: Measure, charted: Charted): SmallChart {
  const { chart, points } = charted;
  const last = points.at(-1);
  const common = {
    count: points.length,
    latest: last ? { on: last.on, value: last.value } : null,
    missing: missingFrom(points, measure.expected),
  };
  if (measure.kind === 'annual-survey') return ofSurvey(measure, common, readSurvey(points, measure));
  if (chart.refused)
    return {
      ...common,
      strokes: plain(points.map(({ value }) => value)),
      mean: null,
      lower: null,
      upper: null,
      colour: 'common',
      since: null,
      says: points.length === 0 ? 'There are no values yet.' : sentences(chart, dateTextFor(points))[0]!,
      target: null,
      trial: false,
      of: 'no chart',
    };
  const segment = chart.segments.at(-1)!;
  const pattern = patternAtEnd(chart);
  return {
    ...common,
    strokes: strokesOf(chart, measure.target),
    mean: segment.mean,
    lower: segment.shownLower,
    upper: segment.upper,
    colour: chart.points.at(-1)!.colour,
    since: pattern?.beganOn ?? null,
    says: sentences(chart, dateTextFor(points))[0]!,
    target: chart.assurance ? targets[chart.assurance] : null,
    trial: segment.trial,
    of: measure.kind === 'rare-count' ? 'days between' : 'values',
  };
}

function ofSurvey(
  measure: Measure,
  common: Pick<SmallChart, 'count' | 'latest' | 'missing'>,
  { rows, colour, says, assurance }: Survey,
): SmallChart {
  const ends = rows.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]);
  const { x, y } = scales(rows.length, measure.target === null ? ends : [...ends, measure.target]);
  const better = measure.improvement === 'down' ? 'below' : 'above';
  const judged = measure.improvement === 'neutral' ? null : assurance;
  return {
    ...common,
    strokes: [
      ...(measure.target === null ? [] : [{ what: 'target' as const, d: across(y(measure.target)) }]),
      {
        what: 'interval',
        d: rows.map(({ low, high }, at) => (low === null ? '' : `M${x(at)} ${y(low)}V${y(high!)}`)).join(''),
      },
      ...(rows.length > 0
        ? [{ what: 'common' as const, d: rows.map(({ value }, at) => dot(x(at), y(value))).join('') }]
        : []),
    ],
    mean: null,
    lower: rows.at(-1)?.low ?? null,
    upper: rows.at(-1)?.high ?? null,
    colour,
    since: colour === 'common' ? null : (rows.at(-1)?.on ?? null),
    says: says[0]!,
    target: judged === null ? null : judged === 'either' ? 'cannot-tell' : judged === better ? 'always' : 'never',
    trial: false,
    of: 'percent of answers',
  };
}

/** Whole units: on a screen one is under a pixel, and five hundred charts stay a page that a phone takes. */
const round = Math.round;
const dot = (x: number, y: number): string => `M${x - 3} ${y}h6`;
const across = (y: number): string => `M${edge} ${y}H${size.width - edge}`;

/** Each meaning has its own shape, so that nobody has to see its colour. */
const shapes: Record<Exclude<Colour, 'common'>, (x: number, y: number) => string> = {
  improvement: (x, y) => `M${x - 6} ${y}a6 6 0 1 0 12 0a6 6 0 1 0 -12 0`,
  concern: (x, y) => `M${x} ${y - 8}l8 14h-16z`,
  neutral: (x, y) => `M${x - 6} ${y - 6}h12v12h-12z`,
};

function scales(count: number, values: readonly number[]) {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const reach = high - low || 1;
  return {
    x: (at: number) => round(edge + (at * (size.width - 2 * edge)) / Math.max(1, count - 1)),
    y: (value: number) => round(size.height - edge - ((value - low) * (size.height - 2 * edge)) / reach),
  };
}

/** A line by its first point and the steps from each to the next. */
export function lineThrough(places: readonly { x: number; y: number }[]): string {
  const [first] = places;
  if (!first) return '';
  const steps = places.slice(1).map((to, at) => {
    const [across, down] = [to.x - places[at]!.x, to.y - places[at]!.y];
    return `${across}${down < 0 ? '' : ' '}${down}`;
  });
  return `M${first.x} ${first.y}${steps.length > 0 ? `l${steps.join(' ')}` : ''}`;
}

function plain(values: readonly number[]): Stroke[] {
  if (values.length === 0) return [];
  const { x, y } = scales(values.length, values);
  return [{ what: 'common', d: values.map((value, at) => dot(x(at), y(value))).join('') }];
}

function strokesOf(chart: Chart, target: number | null): Stroke[] {
  const { points, segments } = chart;
  const { x, y } = scales(points.length, [
    ...points.map(({ value }) => value),
    ...segments.flatMap(({ shownLower, upper }) => [shownLower, upper]),
    ...(target === null ? [] : [target]),
  ]);
  const over = (value: (segment: (typeof segments)[number]) => number): string =>
    segments.map((one) => `M${x(one.from)} ${y(value(one))}H${x(one.to)}`).join('');
  const series = segments.map(({ from, to }) =>
    lineThrough(points.slice(from, to + 1).map(({ value }, at) => ({ x: x(from + at), y: y(value) }))),
  );
  const marked = (colour: Exclude<Colour, 'common'>): Stroke[] => {
    const d = points.map((point, at) => (is(point, colour) ? shapes[colour](x(at), y(point.value)) : '')).join('');
    return d ? [{ what: colour, d }] : [];
  };
  const breaks = segments.slice(1).map(({ from }) => `M${round((x(from - 1) + x(from)) / 2)} 4V${size.height - 4}`);
  return [
    { what: 'limit', d: over(({ upper }) => upper) + over(({ shownLower }) => shownLower) },
    { what: 'mean', d: over(({ mean }) => mean) },
    ...(target === null ? [] : [{ what: 'target' as const, d: across(y(target)) }]),
    ...(breaks.length > 0 ? [{ what: 'break' as const, d: breaks.join('') }] : []),
    { what: 'series', d: series.join('') },
    ...marked('improvement'),
    ...marked('concern'),
    ...marked('neutral'),
  ];
}

const is = (point: ChartPoint, colour: Colour): boolean => point.colour === colour;
