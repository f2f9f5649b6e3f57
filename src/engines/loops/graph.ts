import type { SignedLink } from './types.ts';

export type Edge = Readonly<{ link: SignedLink; from: number; to: number }>;

/** The map with its variables numbered in the order of their ids, so that the order in which it was typed changes nothing. */
export type Graph = Readonly<{
  ids: readonly string[];
  out: readonly (readonly Edge[])[];
  into: readonly (readonly number[])[];
}>;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function graphOf(links: readonly SignedLink[]): Graph {
  const ids = [...new Set(links.flatMap(({ from, to }) => [from, to]))].sort(compare);
  const numbers = new Map(ids.map((id, number) => [id, number]));
  const out: Edge[][] = ids.map(() => []);
  const into: number[][] = ids.map(() => []);
  for (const link of links) {
    const [from, to] = [numbers.get(link.from)!, numbers.get(link.to)!];
    out[from]!.push({ link, from, to });
    into[to]!.push(from);
  }
  for (const edges of out) edges.sort((a, b) => a.to - b.to || compare(a.link.id, b.link.id));
  return { ids, out, into: into.map((list) => [...new Set(list)].sort((a, b) => a - b)) };
}
