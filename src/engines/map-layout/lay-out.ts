import { neighboursOf, parts } from './distances.ts';
import { partBoxes } from './part-boxes.ts';
import { settle } from './stress.ts';
import { type Box, gap, type Join, type Places, type Point, reach } from './types.ts';

/** Boxes are wider than high, so the picture is too. */
const stretch = 1.25;

/**
 * Places every box anew: what is joined stands near, loops come out as rings, no two boxes overlap, what does not hang
 * together stands apart. Boxes that stand somewhere are where it begins, so that a map laid out again keeps its bearings.
 * Rounded to whole units, the least x and y of any box's edge at 0. The same boxes and joins in the same order give the same.
 *
 * @example layOut([{ id: 'fee', width: 150, height: 44 }], []).get('fee') // { x: 75, y: 22 }
 */
export function layOut(boxes: readonly Box[], joins: readonly Join[]): Places {
  const neighbours = neighboursOf(
    boxes.map(({ id }) => id),
    joins,
  );
  const laid = parts(neighbours).map((part) => {
    const own = part.map((at) => boxes[at]!);
    const known = own.every((box) => box.at);
    const middles = settle(part, neighbours, (at) => {
      const stands = known ? boxes[at]!.at : null;
      return stands ? { x: stands.x / (reach * stretch), y: stands.y / reach } : null;
    });
    const scale = Math.max(reach, reach * crowding(own, middles));
    const places = partBoxes(
      own,
      middles.map(({ x, y }) => ({ x: x * scale * stretch, y: y * scale })),
    );
    return { own, places, ...frameOf(own, places) };
  });
  return pack(laid);
}

type Frame = { left: number; top: number; width: number; height: number };
type Laid = Frame & { own: readonly Box[]; places: readonly Point[] };

export function frameOf(boxes: readonly Box[], places: readonly Point[]): Frame {
  const left = Math.min(...places.map(({ x }, at) => x - boxes[at]!.width / 2));
  const top = Math.min(...places.map(({ y }, at) => y - boxes[at]!.height / 2));
  const right = Math.max(...places.map(({ x }, at) => x + boxes[at]!.width / 2));
  const bottom = Math.max(...places.map(({ y }, at) => y + boxes[at]!.height / 2));
  return { left, top, width: right - left, height: bottom - top };
}

/** How much wider the picture must be than its links want, so that all boxes find room. */
function crowding(boxes: readonly Box[], middles: readonly Point[]): number {
  const wanted = boxes.reduce((sum, box) => sum + (box.width + gap.x) * (box.height + gap.y), 0) * 1.6;
  const frame = frameOf(
    boxes.map((box) => ({ ...box, width: 1, height: 1 })),
    middles,
  );
  return Math.sqrt(wanted / (frame.width * stretch * frame.height * reach * reach));
}

/** Parts side by side in rows, the largest first. */
function pack(laid: readonly Laid[]): Places {
  const ordered = [...laid].sort((a, b) => b.own.length - a.own.length);
  const area = ordered.reduce((sum, one) => sum + (one.width + gap.x) * (one.height + gap.y), 0);
  const across = Math.max(Math.sqrt(area * 1.8), ...ordered.map((one) => one.width));
  const places = new Map<string, Point>();
  let [x, y, deepest] = [0, 0, 0];
  for (const one of ordered) {
    if (x > 0 && x + one.width > across) [x, y, deepest] = [0, y + deepest + gap.y * 2, 0];
    one.own.forEach((box, at) => {
      const place = one.places[at]!;
      places.set(box.id, { x: Math.round(x + place.x - one.left), y: Math.round(y + place.y - one.top) });
    });
    x += one.width + gap.x * 2;
    deepest = Math.max(deepest, one.height);
  }
  return places;
}
