import { type Box, gap, type Point } from './types.ts';

/** How far two boxes reach into the space that each must have, 0 or less where they do not. */
export function overlap(a: Box, at: Point, b: Box, bt: Point): Point {
  return {
    x: (a.width + b.width) / 2 + gap.x - Math.abs(at.x - bt.x),
    y: (a.height + b.height) / 2 + gap.y - Math.abs(at.y - bt.y),
  };
}

const rounds = 40;

/** Pushes boxes apart, each half of the shorter way, until none overlaps; where they are too crowded for that, spreads all of them. */
export function partBoxes(boxes: readonly Box[], middles: readonly Point[]): Point[] {
  let places = middles.map(({ x, y }) => ({ x, y }));
  for (;;) {
    for (let round = 0; round < rounds; round += 1) if (!push(boxes, places)) return places;
    places = places.map(({ x, y }, at) => ({ x: x * 1.15 + at * 0.01, y: y * 1.15 }));
  }
}

function push(boxes: readonly Box[], places: { x: number; y: number }[]): boolean {
  let pushed = false;
  const order = places.map((_, at) => at).sort((a, b) => places[a]!.x - places[b]!.x || a - b);
  const widest = boxes.reduce((most, box) => Math.max(most, box.width), 0) + gap.x;
  for (let i = 0; i < order.length; i += 1) {
    const a = order[i]!;
    for (let j = i + 1; j < order.length; j += 1) {
      const b = order[j]!;
      // Those further right stand clear of it; the margin allows for what was pushed since they were put in order.
      if (places[b]!.x - places[a]!.x > widest * 2) break;
      const over = overlap(boxes[a]!, places[a]!, boxes[b]!, places[b]!);
      if (over.x <= 1e-6 || over.y <= 1e-6) continue;
      pushed = true;
      const axis = over.x < over.y ? 'x' : 'y';
      const sign = places[a]![axis] < places[b]![axis] || (places[a]![axis] === places[b]![axis] && a < b) ? 1 : -1;
      const half = (over[axis] / 2 + 0.01) * sign;
      places[a]![axis] -= half;
      places[b]![axis] += half;
    }
  }
  return pushed;
}
