import { frameOf } from './lay-out.ts';
import { overlap } from './part-boxes.ts';
import { type Box, gap, type Join, type Places, type Point, reach } from './types.ts';

type Standing = { box: Box; at: Point };

/**
 * Finds room for boxes that stand nowhere yet, beside those that they are joined to; no box that stands is moved. What is
 * joined to nothing that stands goes into a row beneath all the rest. Those with the most neighbours standing come first.
 *
 * @returns the places of the new boxes alone
 * @example placeNew([{ id: 'a', width: 10, height: 10, at: { x: 5, y: 5 } }, { id: 'b', width: 10, height: 10 }], []).get('b')
 */
export function placeNew(boxes: readonly Box[], joins: readonly Join[]): Places {
  const standing = new Map<string, Standing>();
  for (const box of boxes) if (box.at) standing.set(box.id, { box, at: box.at });
  const waiting = boxes.filter((box) => !box.at);
  const found = new Map<string, Point>();
  while (waiting.length > 0) {
    const counts = waiting.map((box) => joinedTo(box.id, joins, standing).length);
    const [box] = waiting.splice(counts.indexOf(Math.max(...counts)), 1);
    const near = joinedTo(box!.id, joins, standing);
    const at = near.length > 0 ? beside(box!, near, standing) : beneath(box!, standing);
    standing.set(box!.id, { box: box!, at });
    found.set(box!.id, at);
  }
  return found;
}

function joinedTo(id: string, joins: readonly Join[], standing: ReadonlyMap<string, Standing>): Standing[] {
  const ids = joins.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : []));
  return [...new Set(ids)].flatMap((one) => standing.get(one) ?? []);
}

const middleOf = (points: readonly Point[]): Point => ({
  x: points.reduce((sum, { x }) => sum + x, 0) / points.length,
  y: points.reduce((sum, { y }) => sum + y, 0) / points.length,
});

/** The free spot nearest to the middle of its neighbours; beside a single one, on the side away from everything else. */
function beside(box: Box, near: readonly Standing[], standing: ReadonlyMap<string, Standing>): Point {
  const all = [...standing.values()];
  const middle = middleOf(near.map(({ at }) => at));
  let wanted = middle;
  if (near.length === 1) {
    const whole = middleOf(all.map(({ at }) => at));
    const away = Math.hypot(middle.x - whole.x, middle.y - whole.y);
    const [dx, dy] = away < 1 ? [1, 0] : [(middle.x - whole.x) / away, (middle.y - whole.y) / away];
    wanted = { x: middle.x + dx * reach, y: middle.y + dy * reach * 0.6 };
  }
  for (let ring = 0; ; ring += 1) {
    const free = circle(wanted, ring).filter((at) => isFree(box, at, all));
    const [nearest] = free.sort((a, b) => distance(a, wanted) - distance(b, wanted) || a.y - b.y || a.x - b.x);
    if (nearest) return { x: Math.round(nearest.x), y: Math.round(nearest.y) };
  }
}

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);
const isFree = (box: Box, at: Point, all: readonly Standing[]): boolean =>
  all.every((other) => {
    const over = overlap(box, { x: Math.round(at.x), y: Math.round(at.y) }, other.box, other.at);
    return over.x <= 0 || over.y <= 0;
  });

function circle(middle: Point, ring: number): Point[] {
  if (ring === 0) return [middle];
  const spots = 6 * ring;
  return Array.from({ length: spots }, (_, at) => {
    const angle = (2 * Math.PI * at) / spots;
    return { x: middle.x + Math.cos(angle) * ring * 60, y: middle.y + Math.sin(angle) * ring * 40 };
  });
}

/** The end of the last row, or a new one beneath it. */
function beneath(box: Box, standing: ReadonlyMap<string, Standing>): Point {
  const all = [...standing.values()];
  if (all.length === 0) return { x: Math.round(box.width / 2), y: Math.round(box.height / 2) };
  const frame = frameOf(
    all.map((one) => one.box),
    all.map((one) => one.at),
  );
  const bottom = frame.top + frame.height;
  const last = all.filter((one) => one.at.y + one.box.height / 2 > bottom - 1);
  const right = Math.max(...last.map((one) => one.at.x + one.box.width / 2));
  const x = right + gap.x + box.width / 2;
  const along = { x: Math.round(x), y: Math.round(bottom - box.height / 2) };
  if (x + box.width / 2 <= frame.left + Math.max(frame.width, 900) && isFree(box, along, all)) return along;
  return { x: Math.round(frame.left + box.width / 2), y: Math.round(bottom + gap.y + box.height / 2) };
}
