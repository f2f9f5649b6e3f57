import { hopsFrom, type Neighbours } from './distances.ts';
import type { Point } from './types.ts';

/** Passes over all pairs; the picture has settled long before for maps that people draw. */
const passes = 60;

/**
 * Places the boxes of one part so that those n links apart stand about n apart: each box in turn moves to where the others,
 * weighted by 1/n², want it (Gansner, Koren and North, "Graph Drawing by Stress Majorization", GD 2004, the localised form).
 * A loop comes out as a ring. Begins where the boxes stand already, else on a circle in the order of `part`.
 *
 * @returns middles in links' lengths, in the order of `part`
 */
export function settle(
  part: readonly number[],
  neighbours: Neighbours,
  stands: (box: number) => Point | null,
): Point[] {
  const size = part.length;
  const [x, y] = begin(part, stands);
  const rows = part.map((box) => {
    const hops = hopsFrom(box, neighbours);
    return Float64Array.from(part, (other) => hops[other]!);
  });
  for (let pass = 0; pass < passes; pass += 1) {
    let moved = 0;
    for (let i = 0; i < size; i += 1) {
      const row = rows[i]!;
      let [sumX, sumY, weights] = [0, 0, 0];
      for (let j = 0; j < size; j += 1) {
        if (i === j) continue;
        const hops = row[j]!;
        const [dx, dy] = [x[i]! - x[j]!, y[i]! - y[j]!];
        const length = Math.sqrt(dx * dx + dy * dy) || 1e-9;
        const weight = 1 / (hops * hops);
        sumX += weight * (x[j]! + (hops * dx) / length);
        sumY += weight * (y[j]! + (hops * dy) / length);
        weights += weight;
      }
      if (weights === 0) continue;
      moved += Math.abs(sumX / weights - x[i]!) + Math.abs(sumY / weights - y[i]!);
      x[i] = sumX / weights;
      y[i] = sumY / weights;
    }
    if (moved < size * 1e-3) break;
  }
  return part.map((_, at) => ({ x: x[at]!, y: y[at]! }));
}

function begin(part: readonly number[], stands: (box: number) => Point | null): [Float64Array, Float64Array] {
  const radius = Math.max(1, part.length / (2 * Math.PI));
  const points = part.map((box, at) => {
    const angle = (2 * Math.PI * at) / part.length - Math.PI / 2;
    return stands(box) ?? { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
  });
  // A little apart, so that two that stand on the same spot can part.
  const nudge = (at: number) => 1e-3 * Math.sin(at * 12.9898);
  return [
    Float64Array.from(points, ({ x }, at) => x + nudge(at)),
    Float64Array.from(points, ({ y }, at) => y + nudge(at + 1)),
  ];
}
