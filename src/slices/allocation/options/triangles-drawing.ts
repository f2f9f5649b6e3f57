import type { Triangle } from './triangles.ts';

export const letterOf = (index: number): string =>
  (index >= 26 ? letterOf(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));

const width = 760;
const height = 420;
const plot = { left: 64, right: 740, top: 24, bottom: 372 };
const round = (value: number): number => Math.round(value * 10) / 10;

/** Round numbers from nothing to a value, about five. */
function ticks(high: number): number[] {
  const rough = high / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((by) => by * power).find((one) => one >= rough) ?? rough;
  return Array.from({ length: Math.floor(high / step + 1e-9) + 1 }, (_, index) => index * step);
}

/** Where the frontier's triangles stand, in units of the picture. `letters` names them as the table does. */
export function drawTriangles(
  off: readonly Triangle[],
  on: readonly Triangle[] | null,
  budgetPence: number | null,
  letters: ReadonlyMap<string, string>,
) {
  const ends = [off, on ?? []].map((list) => list.at(-1));
  const mostPence = Math.max(1, budgetPence ?? 0, ...ends.map((one) => (one ? one.fromPence + one.pence : 0)));
  const mostBenefit = Math.max(1, ...ends.map((one) => (one ? one.fromBenefit + one.benefit.middle : 0))) * 1.04;
  const x = (pence: number) => round(plot.left + (pence / mostPence) * (plot.right - plot.left));
  const y = (benefit: number) => round(plot.bottom - (benefit / mostBenefit) * (plot.bottom - plot.top));
  const shape = (one: Triangle) => {
    const [x1, x2] = [x(one.fromPence), x(one.fromPence + one.pence)];
    const [y1, y2] = [y(one.fromBenefit), y(one.fromBenefit + one.benefit.middle)];
    return {
      letter: letters.get(one.id) ?? '',
      path: `M${x1} ${y1} L${x2} ${y1} L${x2} ${y2} Z`,
      guessed: one.how !== 'worked out',
      // Beside the slope and above it, where no other triangle is.
      at: { x: round((x1 + x2) / 2 - 9), y: round((y1 + y2) / 2 - 5) },
    };
  };
  const line = (list: readonly Triangle[]) =>
    [
      `M${x(0)} ${y(0)}`,
      ...list.map((one) => `L${x(one.fromPence + one.pence)} ${y(one.fromBenefit + one.benefit.middle)}`),
    ].join(' ');
  const inThousands = mostPence < 100_000_000;
  return {
    width,
    height,
    plot,
    triangles: off.map(shape),
    frontier: line(off),
    weighted: on ? line(on) : null,
    budget: budgetPence === null ? null : x(budgetPence),
    across: ticks(mostPence).map((pence) => ({
      x: x(pence),
      text: inThousands ? `£${Math.round(pence / 100_000)}k` : `£${round(pence / 100_000_000)}m`,
    })),
    up: ticks(mostBenefit).map((benefit) => ({ y: y(benefit), text: String(round(benefit)) })),
  };
}
