import type { Join } from './types.ts';

export type Neighbours = readonly (readonly number[])[];

/** Who is joined to whom, either way, each once, by number. Links to boxes that are not there are left out. */
export function neighboursOf(ids: readonly string[], joins: readonly Join[]): Neighbours {
  const numbers = new Map(ids.map((id, at) => [id, at]));
  const sets = ids.map(() => new Set<number>());
  for (const { from, to } of joins) {
    const [a, b] = [numbers.get(from), numbers.get(to)];
    if (a === undefined || b === undefined || a === b) continue;
    sets[a]!.add(b);
    sets[b]!.add(a);
  }
  return sets.map((set) => [...set].sort((a, b) => a - b));
}

/** Links between a box and every other that can be reached, -1 for those that cannot. */
export function hopsFrom(start: number, neighbours: Neighbours): Int32Array {
  const hops = new Int32Array(neighbours.length).fill(-1);
  hops[start] = 0;
  const queue = [start];
  for (let head = 0; head < queue.length; head += 1)
    for (const next of neighbours[queue[head]!]!)
      if (hops[next] === -1) {
        hops[next] = hops[queue[head]!]! + 1;
        queue.push(next);
      }
  return hops;
}

/** Boxes that hang together, in the order of their first boxes; within each, as a walk in depth meets them. */
export function parts(neighbours: Neighbours): number[][] {
  const seen = new Uint8Array(neighbours.length);
  const found: number[][] = [];
  for (let start = 0; start < neighbours.length; start += 1) {
    if (seen[start]) continue;
    const part: number[] = [];
    const stack = [start];
    while (stack.length > 0) {
      const at = stack.pop()!;
      if (seen[at]) continue;
      seen[at] = 1;
      part.push(at);
      for (const next of neighbours[at]!.toReversed()) if (!seen[next]) stack.push(next);
    }
    found.push(part);
  }
  return found;
}
