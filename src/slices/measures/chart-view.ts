import { type Chart, type ChartPoint, describe, type Refused, type Rule } from '#engines/spc/index.ts';
import { londonDate, londonMonth, number } from '#platform/say.ts';
import { drawChart, letter } from './chart-drawing.ts';
import type { Charted } from './chart-of.ts';
import type { Measure } from './measure.ts';
import { readSurvey } from './survey.ts';

const ruleSays: Record<Rule, (side: 'above' | 'below') => string> = {
  outside: (side) => `${side} the limits`,
  trend: (side) => `one of seven or more, each ${side === 'above' ? 'higher' : 'lower'} than the last`,
  'two-of-three': (side) => `two of three close to the ${side === 'above' ? 'upper' : 'lower'} limit`,
  run: (side) => `one of seven or more ${side} the mean`,
};
const colourSays = { improvement: 'Improvement', concern: 'Concern', neutral: 'A change', common: 'Within chance' };
const assuranceSays = {
  'consistently-meets': 'Meets its target whatever chance does',
  'consistently-misses': 'Misses its target whatever chance does',
  'hit-or-miss': 'Hits or misses its target by chance',
};

/** Months where every value stands for a month, else days. */
export const dateTextFor =
  (points: readonly { on: string }[]) =>
  (on: string): string =>
    points.every((point) => point.on.endsWith('-01')) ? londonMonth(on) : londonDate(on);

/** The engine writes dates as YYYY-MM-DD; people read them as words. */
const readable = (text: string, dateText: (on: string) => string): string =>
  text.replace(/\d{4}-\d{2}-\d{2}/g, (on) => dateText(on));

export const sentences = (chart: Chart | Refused, dateText: (on: string) => string): string[] =>
  describe(chart).map((sentence) => readable(sentence, dateText));

export const assuranceOf = (chart: Chart | Refused): string | null =>
  chart.refused || !chart.assurance ? null : assuranceSays[chart.assurance];

/** Everything that the page of a measure shows of its values: sentences, the drawing, and the same numbers as a table. */
export function viewChart(measure: Measure, { chart, points }: Charted) {
  const dateText = dateTextFor(points);
  if (measure.kind === 'annual-survey') return viewSurvey(measure, points, dateText);
  const says = sentences(chart, dateText);
  if (chart.refused)
    return {
      refused: { why: readable(chart.why, dateText), useInstead: chart.useInstead },
      says,
      rows: points.map(({ on, value }) => [dateText(on), { text: number(value), number: true }]),
      heads: ['When', { text: valueHead(measure), number: true }],
    };
  const broken = chart.segments.length - 1;
  return {
    refused: null,
    // Each break is said once more beneath the chart, beside its letter.
    says: [...says.slice(0, 2), ...says.slice(2 + broken)],
    assurance: assuranceOf(chart),
    drawing: drawChart(chart, { target: measure.target, dateText: shortDate(dateText) }),
    breaks: chart.segments.slice(1).map(({ because, from }, index) => ({
      letter: letter(index),
      because,
      from: dateText(chart.points[from]!.on),
    })),
    shapes: (['improvement', 'concern', 'neutral', 'common'] as const).filter((colour) =>
      chart.points.some((point) => point.colour === colour),
    ),
    heads: [
      'When',
      { text: valueHead(measure, true), number: true },
      'What it is',
      { text: 'Mean', number: true },
      'Limits',
    ],
    rows: chart.points.map((point) => rowOf(chart, point, dateText)),
  };
}

/** A survey's percentages with their intervals: no chart of limits, which would take who answered for what changed. */
function viewSurvey(measure: Measure, points: Charted['points'], dateText: (on: string) => string) {
  const { rows, says } = readSurvey(points, measure);
  return {
    refused: { why: '', useInstead: '' },
    survey: says,
    says,
    heads: ['When', { text: 'Percent', number: true }, { text: 'Of how many answers', number: true }, 'Chance alone'],
    rows: rows.map(({ on, value, outOf, low, high }) => [
      dateText(on),
      { text: number(value), number: true },
      { text: outOf === null ? 'Not said' : number(outOf), number: true },
      low === null ? '' : `${number(low)} to ${number(high)}`,
    ]),
  };
}

function rowOf(chart: Chart, point: ChartPoint, dateText: (on: string) => string) {
  const segment = chart.segments[point.segment]!;
  const what = point.rule
    ? `${colourSays[point.colour]}: ${ruleSays[point.rule](point.side!)}`
    : colourSays[point.colour];
  return [
    dateText(point.on),
    { text: number(point.value), number: true },
    what,
    { text: number(segment.mean), number: true },
    `${number(segment.shownLower)} to ${number(segment.upper)}`,
  ];
}

const valueHead = ({ kind, unit }: Measure, charted = false): string =>
  kind === 'rare-count' && charted ? 'Days since the one before' : unit ? `Value (${unit})` : 'Value';

/** "January 2025" → "Jan 2025": what fits under a chart. */
const shortDate =
  (dateText: (on: string) => string) =>
  (on: string): string =>
    dateText(on).replace(/[A-Z][a-z]{3,}/, (month) => month.slice(0, 3));
