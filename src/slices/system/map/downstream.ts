import type { CausalLink } from './causal-link.ts';

/** Where a change arrives: by which way it comes there first, over how many links, which way it moves, and after what delays. */
export type Reached = Readonly<{
  id: string;
  name: string;
  steps: number;
  direction: 'same' | 'opposite';
  delays: readonly string[];
  by: string;
}>;

/**
 * Follows the links forward from where a change is made. Each variable is reached by its shortest way; where it can be reached
 * by others too, they may pull the other way, so `direction` is that of this way alone.
 */
export function downstreamFrom(links: readonly CausalLink[], starts: readonly string[]): Reached[] {
  const byFrom = Map.groupBy(links, ({ fromId }) => fromId);
  const found = new Map<string, Reached>();
  let edge: { id: string; reached: Reached | null }[] = starts.map((id) => ({ id, reached: null }));
  while (edge.length > 0) {
    const next: typeof edge = [];
    for (const { id, reached } of edge)
      for (const link of byFrom.get(id) ?? []) {
        if (starts.includes(link.toId) || found.has(link.toId)) continue;
        const one = follow(reached, link);
        found.set(link.toId, one);
        next.push({ id: link.toId, reached: one });
      }
    edge = next;
  }
  return [...found.values()];
}

const follow = (before: Reached | null, link: CausalLink): Reached => ({
  id: link.toId,
  name: link.toName,
  steps: (before?.steps ?? 0) + 1,
  direction: (before?.direction ?? 'same') === link.direction ? 'same' : 'opposite',
  delays: [...(before?.delays ?? []), ...(link.delayed ? [link.delayWords ?? 'a delay'] : [])],
  by: link.fromName,
});
