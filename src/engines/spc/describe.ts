import type { Chart, Refused } from './types.ts';

const numbers = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const count = (n: number): string => numbers[n] ?? String(n);
const round = (value: number): string => String(Number(value.toPrecision(3)));
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What a chart says, in sentences: the newest first, then what to expect, then the target and the doubts. */
export function describe(chart: Chart | Refused): string[] {
  if (chart.refused) return [chart.why, chart.useInstead];
  const last = chart.segments.at(-1)!;
  const says = [
    latest(chart),
    `Until something changes, expect values between ${round(last.shownLower)} and ${round(last.upper)}, around ${round(last.mean)}.`,
  ];
  const broken = chart.segments
    .slice(1)
    .map((segment) => `From ${chart.points[segment.from]!.on} the limits begin anew: ${segment.because}.`);
  const target = {
    'consistently-meets': 'As things are, the target will be met whatever chance does.',
    'consistently-misses': 'As things are, the target will be missed whatever anybody does within this system.',
    'hit-or-miss': 'As things are, the target will sometimes be met and sometimes missed, by chance.',
  };
  return [...says, ...broken, ...(chart.assurance ? [target[chart.assurance]] : []), ...chart.warnings];
}

function latest(chart: Chart): string {
  const point = chart.points.at(-1)!;
  const { rule, side } = point;
  if (!rule || !side) return 'The newest value is within what chance does here.';
  let length = 0;
  for (
    let index = chart.points.length - 1;
    index >= 0 && chart.points[index]!.matches.some((match) => match.rule === rule && match.side === side);
    index -= 1
  )
    length += 1;
  const words = {
    outside: `${capital(count(length))} ${length === 1 ? 'value is' : 'values in a row are'} ${side} the limits`,
    trend: `${capital(count(length))} values in a row, each ${side === 'above' ? 'higher' : 'lower'} than the last`,
    'two-of-three': `Two of three values are close to the ${side === 'above' ? 'upper' : 'lower'} limit`,
    run: `${capital(count(length))} values in a row are ${side} the mean`,
  };
  const meaning = { improvement: 'It is an improvement.', concern: 'It is a concern.', neutral: '', common: '' }[
    point.colour
  ];
  return `${words[rule]}: this is not chance. ${meaning}`.trim();
}
