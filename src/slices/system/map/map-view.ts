import { layOut, type Places, placeNew } from '#engines/map-layout/index.ts';
import type { CausalLink } from './causal-link.ts';
import type { SystemMap } from './gather-map.ts';
import type { Look } from './look.ts';
import { type Drawing, drawMap } from './map-drawing.ts';
import { among, around } from './parts.ts';
import { atOnce, boxOf, joinsOf } from './settle-places.ts';
import type { Variable } from './variable.ts';

/** Up to so many variables a map is shown whole unless a part is asked for. */
export const wholeUpTo = 40;
/** Up to so many, a part gets places of its own; a larger one keeps those of the whole. */
const ownPlacesUpTo = 120;

export type Shown = Readonly<{ variables: readonly Variable[]; links: readonly CausalLink[]; title: string }>;

/** The loop that a look names, if it is one: its title and its links. */
export type LoopPart = Readonly<{ title: string; links: readonly string[] }> | null;

/** What a look takes from the map. Null where it names something that is not there. */
export function shownBy(map: SystemMap, look: Look, loop: LoopPart): Shown | null {
  const of = (variables: readonly Variable[], title: string): Shown => ({
    variables,
    links: among(map.links, new Set(variables.map(({ id }) => id))),
    title,
  });
  if (look.part === 'whole') return of(map.variables, 'The map');
  if (look.part === 'start') return of(map.variables.length <= wholeUpTo ? map.variables : [], 'The map');
  if (look.part === 'around') {
    const about = map.variables.find(({ id }) => id === look.about);
    if (!about) return null;
    const ids = new Set(around(map.links, look.about, look.steps, look.way));
    return of(
      map.variables.filter(({ id }) => ids.has(id)),
      `The map around “${about.name}”`,
    );
  }
  if (look.part === 'theme')
    return of(
      map.variables.filter(({ theme }) => theme?.toLowerCase() === look.theme.toLowerCase()),
      `The map: ${look.theme}`,
    );
  if (look.part === 'found') {
    const words = look.find.toLowerCase().split(/\s+/);
    const found = map.variables.filter((one) => {
      const text = [one.name, one.definition, one.theme].join(' ').toLowerCase();
      return words.every((word) => text.includes(word));
    });
    return of(found, `The map: “${look.find}”`);
  }
  if (!loop) return null;
  const links = map.links.filter(({ id }) => loop.links.includes(id));
  const ids = new Set(links.flatMap(({ fromId, toId }) => [fromId, toId]));
  return { variables: map.variables.filter(({ id }) => ids.has(id)), links, title: `The map: ${loop.title}` };
}

/** The picture of what is shown: the whole where things stand on the map, a part with places of its own. */
export function pictureOf(shown: Shown, whole: boolean): Drawing {
  return drawMap(shown.variables, shown.links, placesOf(shown, whole));
}

/** How many of what is shown whole have no place yet, where those are too many to find one for while somebody waits. */
export function waitingIn({ variables }: Shown, whole: boolean): number {
  if (!whole && variables.length <= ownPlacesUpTo) return 0;
  const count = variables.filter(({ at }) => !at).length;
  return count > atOnce ? count : 0;
}

function placesOf({ variables, links }: Shown, whole: boolean): Places {
  const boxes = variables.map(boxOf);
  if (!whole && boxes.length <= ownPlacesUpTo) return layOut(boxes, joinsOf(links));
  const standing = boxes.flatMap(({ id, at }) => (at ? [[id, at] as const] : []));
  if (waitingIn({ variables, links, title: '' }, whole) > 0) return new Map(standing);
  return new Map([...standing, ...placeNew(boxes, joinsOf(links))]);
}
