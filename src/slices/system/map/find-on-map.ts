import { begunAt, type FoundLoops, findLoops, type Loop } from '#engines/loops/index.ts';
import { sha256 } from '#platform/crypto/secrets.ts';
import type { CausalLink } from './causal-link.ts';
import type { SystemMap } from './gather-map.ts';
import { signed } from './named-loop.ts';

/** The same for a loop wherever its telling begins, so that an address can name one that nobody has named yet. */
export function loopKey(linkIds: readonly string[]): string {
  const least = linkIds.indexOf([...linkIds].sort()[0]!);
  return sha256([...linkIds.slice(least), ...linkIds.slice(0, least)].join(' ')).slice(0, 16);
}

export type OnMap = Readonly<{ key: string; loop: Loop; links: readonly CausalLink[] }>;

/** The loops of a map, each begun at the variable that came first, and what the search says of itself. */
export function findOnMap(map: SystemMap): { found: FoundLoops; loops: OnMap[] } {
  const found = findLoops(map.links.map(signed));
  const byId = new Map(map.links.map((link) => [link.id, link]));
  const order = new Map(map.variables.map(({ id }, at) => [id, at]));
  const loops = found.loops.map((one) => {
    const first = one.variables.reduce((a, b) => (order.get(b)! < order.get(a)! ? b : a));
    const loop = begunAt(one, first);
    return { key: loopKey(loop.links), loop, links: loop.links.map((id) => byId.get(id)!) };
  });
  return { found, loops };
}

/** What a list of loops says of itself, truthfully: all there are, or the shortest of more. */
export function sayFound({ loops, counted, complete, stoppedBy }: FoundLoops, longest: number): string {
  const listed = loops.length;
  if (complete && counted === 0) return 'No loops: nothing on the map leads back to where it began.';
  if (complete && listed === counted)
    return listed === 1 ? 'One loop was found. There is no other.' : `${listed} loops were found. There are no others.`;
  const shortest = listed < counted ? `The ${listed} shortest of ` : '';
  if (complete) return `${shortest}${counted} loops are listed.`;
  if (stoppedBy === 'count')
    return `${shortest || 'Some of '}more than ${counted} loops are listed. Look at a part of the map to find those that matter there.`;
  if (stoppedBy === 'length')
    return `${shortest ? `${shortest}${counted} loops are listed. ` : `${listed} loops were found. `}Loops of more than ${longest} links were not looked for.`;
  return `${shortest ? `${shortest}${counted} loops that were met are listed. ` : `${listed} loops were found. `}The map is too dense to look for all of them, so there may be more.`;
}
