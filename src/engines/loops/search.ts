import type { Edge, Graph } from './graph.ts';

/** What a search may still do, shared by all of them. */
export type Budget = { steps: number };

export class OutOfSteps extends Error {}

export type Search = Readonly<{
  /** Length of the next loop through this start that could be there; Infinity where none is left. */
  next: number;
}>;

/**
 * Every simple loop of exactly `length` links whose first variable in order is `start`, in order. Each variable carries a
 * barrier: at least so many links lead from it to the start without crossing the path at hand. A failed search raises it, a
 * found loop lowers it again for those who lead there, so that no dead end is walked twice (Peng et al., "Towards bridging
 * theory and practice: hop-constrained s-t simple path enumeration", VLDB 13(4), 2019).
 */
export function loopsThrough(
  graph: Graph,
  start: number,
  length: number,
  budget: Budget,
  found: (path: readonly Edge[]) => void,
): Search {
  const barrier = distancesTo(graph, start, budget);
  // No simple loop is longer than there are variables that lead to its start.
  const most = barrier.reduce((count, links) => count + (links < Number.POSITIVE_INFINITY ? 1 : 0), 0);
  const onPath = new Uint8Array(graph.ids.length);
  const path: Edge[] = [];
  let next = Number.POSITIVE_INFINITY;

  // Returns the fewest links from `at` to the start that were found, or Infinity.
  const walk = (at: number): number => {
    onPath[at] = 1;
    let fewest = Number.POSITIVE_INFINITY;
    for (const edge of graph.out[at]!) {
      spend(budget);
      if (edge.to < start) continue;
      const soonest = path.length + 1 + (edge.to === start ? 0 : barrier[edge.to]!);
      if (edge.to !== start && onPath[edge.to]) continue;
      if (soonest > length) {
        next = Math.min(next, soonest);
        continue;
      }
      path.push(edge);
      if (edge.to === start) {
        fewest = 1;
        if (path.length === length) found(path);
      } else fewest = Math.min(fewest, walk(edge.to) + 1);
      path.pop();
    }
    onPath[at] = 0;
    if (fewest < Number.POSITIVE_INFINITY) lower(at, fewest);
    else barrier[at] = Math.max(barrier[at]!, length - path.length + 1);
    return fewest;
  };
  const lower = (from: number, links: number): void => {
    // Those who failed because the path stood on `from` are freed, even where its own barrier was low all along.
    barrier[from] = Math.min(barrier[from]!, links) + 1;
    const queue = [{ at: from, links: barrier[from]! - 1 }];
    for (let head = 0; head < queue.length; head += 1) {
      const { at, links } = queue[head]!;
      if (barrier[at]! <= links) continue;
      barrier[at] = links;
      for (const before of graph.into[at]!) {
        spend(budget);
        if (before > start && !onPath[before]) queue.push({ at: before, links: links + 1 });
      }
    }
  };
  walk(start);
  return { next: next > most ? Number.POSITIVE_INFINITY : next };
}

const spend = (budget: Budget): void => {
  budget.steps -= 1;
  if (budget.steps < 0) throw new OutOfSteps();
};

/** Fewest links from each variable to the start, over variables that come after it in order. */
export function distancesTo(graph: Graph, start: number, budget: Budget): Float64Array {
  const distance = new Float64Array(graph.ids.length).fill(Number.POSITIVE_INFINITY);
  distance[start] = 0;
  const queue = [start];
  for (let head = 0; head < queue.length; head += 1) {
    const at = queue[head]!;
    for (const before of graph.into[at]!) {
      spend(budget);
      if (before <= start || distance[before]! < Number.POSITIVE_INFINITY) continue;
      distance[before] = distance[at]! + 1;
      queue.push(before);
    }
  }
  return distance;
}
