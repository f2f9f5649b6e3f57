import type { Chart, ChartPoint } from '#engines/spc/index.ts';

export type Mark = Readonly<{ x: number; y: number; colour: ChartPoint['colour'] }>;
type Line = Readonly<{ what: 'mean' | 'limit' | 'target'; x1: number; x2: number; y: number }>;
type Label = Readonly<{ text: string; y: number }>;
export type Drawing = Readonly<{
  width: number;
  height: number;
  plot: Readonly<{ left: number; right: number; top: number; bottom: number }>;
  paths: readonly string[];
  lines: readonly Line[];
  marks: readonly Mark[];
  breaks: readonly Readonly<{ x: number; letter: string }>[];
  across: readonly Readonly<{ x: number; text: string }>[];
  up: readonly Label[];
  labels: readonly Label[];
}>;

const width = 760;
const height = 340;
const plot = { left: 58, right: 640, top: 22, bottom: 296 };
const labelHeight = 15;
const show = (value: number): string => new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 }).format(value);
const round = (value: number): number => Math.round(value * 10) / 10;

/** Where everything on a chart stands, in units of its view box. Pure; the template draws it. */
export function drawChart(chart: Chart, options: { target: number | null; dateText(on: string): string }): Drawing {
  const { target } = options;
  const reach = extent(chart, target);
  const x = (index: number): number =>
    round(plot.left + 10 + (index * (plot.right - plot.left - 20)) / Math.max(1, chart.points.length - 1));
  const y = (value: number): number =>
    round(plot.bottom - ((value - reach.low) * (plot.bottom - plot.top)) / (reach.high - reach.low));
  const last = chart.segments.at(-1)!;
  const named = [
    { text: `upper ${show(last.upper)}`, y: y(last.upper) },
    { text: `mean ${show(last.mean)}`, y: y(last.mean) },
    { text: `lower ${show(last.shownLower)}`, y: y(last.shownLower) },
    ...(target === null ? [] : [{ text: `target ${show(target)}`, y: y(target) }]),
  ];
  return {
    width,
    height,
    plot,
    paths: chart.segments.map((segment) =>
      chart.points
        .slice(segment.from, segment.to + 1)
        .map((point, offset) => `${offset === 0 ? 'M' : 'L'}${x(segment.from + offset)} ${y(point.value)}`)
        .join(' '),
    ),
    lines: [
      ...chart.segments.flatMap((segment): Line[] => {
        const ends = { x1: x(segment.from) - 6, x2: x(segment.to) + 6 };
        return [
          { what: 'mean', ...ends, y: y(segment.mean) },
          { what: 'limit', ...ends, y: y(segment.upper) },
          { what: 'limit', ...ends, y: y(segment.shownLower) },
        ];
      }),
      ...(target === null ? [] : [{ what: 'target' as const, x1: plot.left, x2: plot.right, y: y(target) }]),
    ],
    marks: chart.points.map((point, index) => ({ x: x(index), y: y(point.value), colour: point.colour })),
    breaks: chart.segments
      .slice(1)
      .map((segment, index) => ({ x: round((x(segment.from - 1) + x(segment.from)) / 2), letter: letter(index) })),
    across: spread(chart.points.length, 7).map((index) => ({
      x: x(index),
      text: options.dateText(chart.points[index]!.on),
    })),
    up: ticks(reach.low, reach.high).map((value) => ({ text: show(value), y: y(value) })),
    labels: apart(named),
  };
}

/** The letter by which a break is named on the chart and beneath it. */
export const letter = (index: number): string => String.fromCharCode(65 + (index % 26));

function extent(chart: Chart, target: number | null): { low: number; high: number } {
  const all = [
    ...chart.points.map((point) => point.value),
    ...chart.segments.flatMap((segment) => [segment.shownLower, segment.upper]),
    ...(target === null ? [] : [target]),
  ];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const room = (high - low || Math.abs(high) || 1) * 0.06;
  return { low: low >= 0 && low - room < 0 ? 0 : low - room, high: high + room };
}

/** Round numbers between two values, about five of them. */
export function ticks(low: number, high: number): number[] {
  const rough = (high - low) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((times) => times * power).find((one) => one >= rough)!;
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, index) => (first + index) * step);
}

/** At most so many places among `count`, evenly, the first and the last among them. */
export function spread(count: number, most: number): number[] {
  if (count <= most) return Array.from({ length: count }, (_, index) => index);
  return Array.from({ length: most }, (_, index) => Math.round((index * (count - 1)) / (most - 1)));
}

/** Moves labels down, and back up from the bottom, so that none stands on another. */
export function apart(labels: readonly Label[]): Label[] {
  const placed: Label[] = [];
  for (const label of [...labels].sort((a, b) => a.y - b.y))
    placed.push({ ...label, y: Math.max(label.y, (placed.at(-1)?.y ?? -labelHeight) + labelHeight) });
  let floor = height - 30;
  for (let index = placed.length - 1; index >= 0; index -= 1) {
    placed[index] = { ...placed[index]!, y: Math.min(placed[index]!.y, floor) };
    floor = placed[index]!.y - labelHeight;
  }
  return placed;
}
