import type { CausalLink } from './causal-link.ts';

export const ways = ['up', 'down', 'both'] as const;
export type Way = (typeof ways)[number];

type Joined = Pick<CausalLink, 'fromId' | 'toId'>;

/**
 * The variables within so many links of one: those that lead to it (up), those that it leads to (down), or both; itself first.
 * "Both" is the two together: what shares a cause with it and nothing else is left out.
 */
export function around(links: readonly Joined[], about: string, steps: number, way: Way): string[] {
  const up = way === 'down' ? [] : reach(links, about, steps, 'toId', 'fromId');
  const down = way === 'up' ? [] : reach(links, about, steps, 'fromId', 'toId');
  return [...new Set([about, ...up, ...down])];
}

function reach(
  links: readonly Joined[],
  about: string,
  steps: number,
  here: 'fromId' | 'toId',
  there: 'fromId' | 'toId',
) {
  const byEnd = Map.groupBy(links, (link) => link[here]);
  const seen = new Set([about]);
  let edge = [about];
  for (let step = 0; step < steps; step += 1) {
    edge = edge.flatMap((id) => (byEnd.get(id) ?? []).map((link) => link[there])).filter((id) => !seen.has(id));
    edge = [...new Set(edge)];
    for (const id of edge) seen.add(id);
  }
  return [...seen];
}

/** Variables by how many links touch them, most first: where to begin on a map too large to see whole. */
export function busiest(links: readonly Joined[], most: number): { id: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { fromId, toId } of links) for (const id of [fromId, toId]) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts]
    .map(([id, count]) => ({ id, count }))
    .sort((a, b) => b.count - a.count)
    .slice(0, most);
}

/** Links among some variables. */
export const among = <L extends Joined>(links: readonly L[], ids: ReadonlySet<string>): L[] =>
  links.filter(({ fromId, toId }) => ids.has(fromId) && ids.has(toId));
