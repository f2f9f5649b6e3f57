import { type Edge, graphOf } from './graph.ts';
import { loopsThrough, OutOfSteps } from './search.ts';
import type { FoundLoops, Loop, LoopLimits, SignedLink } from './types.ts';

export const limits = { most: 200, longest: 30, countTo: 2_000, steps: 20_000_000 } as const;

/**
 * The simple loops of a directed, signed map: shortest first, then in the order of their variables' ids. A loop is reinforcing
 * where the number of its opposite links is even, else balancing (Sterman, "Business Dynamics", 2000, chapter 5). Where there
 * are more than it lists, `complete` is false or `counted` exceeds the list, and the caller must say so. Of loops of the same
 * length at the cut, ids decide; where everything is listed, neither the order of the links nor the ids matter.
 *
 * Two links between the same two variables make two loops. A link from a variable to itself is a loop of one.
 *
 * @example
 * findLoops([
 *   { id: '1', from: 'fee', to: 'pay', direction: 'same', delayed: false },
 *   { id: '2', from: 'pay', to: 'fee', direction: 'opposite', delayed: true },
 * ]).loops // [{ variables: ['fee', 'pay'], links: ['1', '2'], class: 'balancing', opposites: 1, delays: 1 }]
 */
export function findLoops(links: readonly SignedLink[], wanted: LoopLimits = {}): FoundLoops {
  const { most, longest, countTo, steps } = { ...limits, ...wanted };
  const graph = graphOf(links);
  const budget = { steps };
  const loops: Loop[] = [];
  let counted = 0;
  const found = (path: readonly Edge[]) => {
    if (counted >= countTo) throw new Enough();
    counted += 1;
    if (loops.length < most) loops.push(loopOf(path));
  };
  const next = graph.ids.map(() => 1);
  let length = 0;
  const answer = (complete: boolean, stoppedBy: FoundLoops['stoppedBy'], everyUpTo: number): FoundLoops => ({
    loops,
    counted,
    complete,
    stoppedBy,
    everyUpTo,
  });
  try {
    for (length = soonest(next); length <= longest; length = soonest(next))
      for (let start = 0; start < next.length; start += 1)
        if (next[start] === length) next[start] = loopsThrough(graph, start, length, budget, found).next;
  } catch (error) {
    if (error instanceof Enough) return answer(false, 'count', length - 1);
    if (error instanceof OutOfSteps) return answer(false, 'steps', length - 1);
    throw error;
  }
  if (length === Number.POSITIVE_INFINITY) return answer(true, null, graph.ids.length);
  return answer(false, 'length', longest);
}

class Enough extends Error {}

const soonest = (next: readonly number[]): number =>
  next.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY);

const loopOf = (path: readonly Edge[]): Loop => asLoop(path.map(({ link }) => link));

/** A loop from its links in the order in which they run. The caller has made sure that each begins where the one before ends. */
export function asLoop(links: readonly SignedLink[]): Loop {
  const opposites = links.filter(({ direction }) => direction === 'opposite').length;
  return {
    variables: links.map(({ from }) => from),
    links: links.map(({ id }) => id),
    class: opposites % 2 === 0 ? 'reinforcing' : 'balancing',
    opposites,
    delays: links.filter(({ delayed }) => delayed).length,
  };
}
