import type { Doubt } from '#engines/prevention/index.ts';

export type Series = Readonly<{ name: string; look: 'without' | 'with'; points: readonly Doubt[] }>;
export type Curve = Readonly<{
  width: number;
  height: number;
  plot: Readonly<{ left: number; right: number; top: number; bottom: number }>;
  shades: readonly Readonly<{ look: string; path: string }>[];
  lines: readonly Readonly<{ look: string; path: string }>[];
  up: readonly Readonly<{ y: number; text: string }>[];
  across: readonly Readonly<{ x: number; text: string }>[];
  labels: readonly Readonly<{ text: string; y: number }>[];
  fromZero: boolean;
}>;

const width = 760;
const height = 320;
const plot = { left: 64, right: 640, top: 16, bottom: 276 };
const labelHeight = 16;
const round = (value: number): number => Math.round(value * 10) / 10;
const show = (value: number): string => new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 4 }).format(value);

/** Where a curve with its shaded ranges stands, in units of its view box. Pure; the template draws it. */
export function drawCurve(series: readonly Series[]): Curve {
  const years = Math.max(1, ...series.map((one) => one.points.length));
  const { low, high } = extent(series);
  const x = (at: number) =>
    round(
      years === 1 ? (plot.left + plot.right) / 2 : plot.left + 12 + (at * (plot.right - plot.left - 24)) / (years - 1),
    );
  const y = (value: number) => round(plot.bottom - ((value - low) * (plot.bottom - plot.top)) / (high - low));
  const along = (values: readonly number[], from = 0) =>
    values.map((value, at) => `${x(from ? from - at : at)} ${y(value)}`).join(' L');
  return {
    width,
    height,
    plot,
    shades: series.map(({ look, points }) => ({
      look,
      path: `M${along(points.map((one) => one.high))} L${along(points.map((one) => one.low).reverse(), points.length - 1)} Z`,
    })),
    lines: series.map(({ look, points }) => ({ look, path: `M${along(points.map((one) => one.central))}` })),
    up: ticks(low, high).map((value) => ({ y: y(value), text: show(value) })),
    across: Array.from({ length: years }, (_, at) => at)
      .filter((at) => years <= 12 || at % 5 === 4 || at === 0)
      .map((at) => ({ x: x(at), text: `Year ${at + 1}` })),
    labels: apart(series.map(({ name, points }) => ({ text: name, y: y(points.at(-1)!.central) }))),
    fromZero: low === 0,
  };
}

/** From zero where the numbers come near it; closer in where they would all lie at the top. */
function extent(series: readonly Series[]): { low: number; high: number } {
  const all = series.flatMap((one) => one.points.flatMap(({ low, central, high }) => [low, central, high]));
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const size = Math.max(1e-6, Math.abs(least), Math.abs(most));
  // What differs by less than can be drawn is drawn flat.
  const room = (most - least > size * 1e-6 ? most - least : size) * 0.06;
  return {
    low: least >= 0 && least < most / 2 ? 0 : least - room < 0 && least >= 0 ? 0 : least - room,
    high: most + room,
  };
}

/** Round numbers between two values, about five. */
export function ticks(low: number, high: number): number[] {
  const rough = (high - low) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((times) => times * power).find((one) => one >= rough * (1 - 1e-9))!;
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, at) =>
    Number(((first + at) * step).toPrecision(12)),
  );
}

function apart(labels: readonly { text: string; y: number }[]): { text: string; y: number }[] {
  const placed: { text: string; y: number }[] = [];
  for (const one of [...labels].sort((a, b) => a.y - b.y))
    placed.push({ ...one, y: Math.max(one.y, (placed.at(-1)?.y ?? -labelHeight) + labelHeight) });
  return placed;
}
