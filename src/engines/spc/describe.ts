import { dayNumber } from './civil-date.ts';
import type { Chart, ChartPoint, Refused } from './types.ts';

const numbers = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');
const count = (n: number): string => numbers[n] ?? String(n);
const round = (value: number): string => String(Number(value.toPrecision(3)));
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const targetSays = {
  'consistently-meets': 'As things are, the target will be met whatever chance does.',
  'consistently-misses': 'As things are, the target will be missed whatever anybody does within this system.',
  'hit-or-miss': 'As things are, the target will sometimes be met and sometimes missed, by chance.',
};

/**
 * What a chart says, in sentences: the newest value, what to expect, each break, then the target, what went before and the doubts.
 * A refusal says why, and what to use instead.
 * @example describe(chart)[0] // "Twelve months in a row are below the mean: this is not chance. It is an improvement."
 */
export function describe(chart: Chart | Refused): string[] {
  if (chart.refused) return [chart.why, chart.useInstead];
  const broken = chart.segments
    .slice(1)
    .map((segment) => `From ${chart.points[segment.from]!.on} the limits begin anew: ${segment.because}.`);
  return [
    latest(chart),
    expected(chart),
    ...broken,
    ...(chart.assurance ? [targetSays[chart.assurance]] : []),
    ...earlier(chart),
    ...chart.warnings,
  ];
}

function expected({ segments }: Chart): string {
  const { averageMovingRange, mean, shownLower, upper } = segments.at(-1)!;
  return averageMovingRange === 0
    ? `Until something changes, expect ${round(mean)} each time.`
    : `Until something changes, expect values between ${round(shownLower)} and ${round(upper)}, around ${round(mean)}.`;
}

/** How many of the newest points share the newest one's rule and side, in its segment. */
function stretchAtEnd({ points }: Chart): number {
  const { rule, side, segment } = points.at(-1)!;
  const shares = (point: ChartPoint) =>
    point.segment === segment && point.matches.some((match) => match.rule === rule && match.side === side);
  return points.length - 1 - points.findLastIndex((point) => !shares(point));
}

function latest(chart: Chart): string {
  const { rule, side, colour } = chart.points.at(-1)!;
  if (!rule || !side) return 'The newest value is within what chance does here.';
  const length = stretchAtEnd(chart);
  const many = `${capital(count(length))} ${periodOf(chart)}s in a row`;
  const words = {
    outside: length === 1 ? `The newest value is ${side} the limits` : `${many} are ${side} the limits`,
    trend: `${many}, each ${side === 'above' ? 'higher' : 'lower'} than the last`,
    'two-of-three': `Two of three values are close to the ${side === 'above' ? 'upper' : 'lower'} limit`,
    run: `${many} are ${side} the mean`,
  };
  const meaning = { improvement: 'It is an improvement.', concern: 'It is a concern.', neutral: '', common: '' }[
    colour
  ];
  return `${words[rule]}: this is not chance. ${meaning}`.trim();
}

/** What is over is still worth a sentence where the newest value says nothing. */
function earlier({ points }: Chart): string[] {
  if (points.at(-1)!.rule) return [];
  const found = points.filter((point) => point.rule);
  const last = found.at(-1);
  if (!last) return [];
  return found.length === 1
    ? [`One earlier value, on ${last.on}, was not chance.`]
    : [`${capital(count(found.length))} earlier values were not chance, the last on ${last.on}.`];
}

const periods = [
  { name: 'day', least: 1, most: 1 },
  { name: 'week', least: 7, most: 7 },
  { name: 'month', least: 28, most: 31 },
  { name: 'quarter', least: 90, most: 92 },
  { name: 'year', least: 365, most: 366 },
];

/** What a point stands for: a month where every point is a month after the last, and so on; a value where they are not alike. */
function periodOf({ points }: Chart): string {
  const days = points.map((point) => dayNumber(point.on)!);
  const gaps = days.slice(1).map((day, index) => day - days[index]!);
  return periods.find(({ least, most }) => gaps.every((gap) => gap >= least && gap <= most))?.name ?? 'value';
}
