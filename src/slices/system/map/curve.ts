import type { Point } from '#engines/map-layout/index.ts';

/** A quadratic curve: where it begins, what bends it, where it ends. */
export type Curve = readonly [Point, Point, Point];
type Frame = Readonly<{ at: Point; width: number; height: number }>;

const mix = (a: Point, b: Point, t: number): Point => ({ x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t });

export const pointOn = ([a, b, c]: Curve, t: number): Point => mix(mix(a, b, t), mix(b, c, t), t);

/** The part of a curve between two of its points. */
function between([a, b, c]: Curve, from: number, to: number): Curve {
  const curve: Curve = [a, b, c];
  const bend = mix(mix(a, b, from), mix(b, c, from), to);
  return [pointOn(curve, from), bend, pointOn(curve, to)];
}

const inside = (point: Point, { at, width, height }: Frame, room: number): boolean =>
  Math.abs(point.x - at.x) < width / 2 + room && Math.abs(point.y - at.y) < height / 2 + room;

const steps = 48;

/**
 * From the edge of one box to the edge of another, bent a little to the left of its way, so that two links between the same
 * boxes stand apart. Null where the boxes leave no room between them.
 */
export function joinBoxes(from: Frame, to: Frame): Curve | null {
  const [dx, dy] = [to.at.x - from.at.x, to.at.y - from.at.y];
  const bend = { x: from.at.x + dx / 2 + dy * 0.12, y: from.at.y + dy / 2 - dx * 0.12 };
  const whole: Curve = [from.at, bend, to.at];
  let first = 0;
  while (first < steps && inside(pointOn(whole, first / steps), from, 1)) first += 1;
  let last = steps;
  // Room for the point of the arrow.
  while (last > 0 && inside(pointOn(whole, last / steps), to, 5)) last -= 1;
  return first < last ? between(whole, first / steps, last / steps) : null;
}

const round = (value: number): number => Math.round(value * 10) / 10;

export const pathOf = ([a, b, c]: Curve): string =>
  `M${round(a.x)} ${round(a.y)}Q${round(b.x)} ${round(b.y)} ${round(c.x)} ${round(c.y)}`;
