import type { Bead, Link } from '#platform/links/index.ts';
import { looseEnds } from './loose-ends.ts';

type Room = Readonly<{ title: string; kinds: readonly string[]; path: string; may?: string }>;

/** Commissioning goes around procurement: the rooms of a case, in the order that the thread takes. */
const outer: readonly Room[] = [
  { title: 'Words', kinds: ['quotation', 'conversation', 'statement'], path: '/words' },
  { title: 'Why', kinds: ['need', 'cause', 'sample', 'assumption'], path: '/why' },
  { title: 'Outcomes', kinds: ['outcome'], path: '/outcomes' },
  { title: 'What helps', kinds: ['resource', 'ask'], path: '/resources', may: 'seeInside' },
  { title: 'Mechanisms', kinds: ['mechanism'], path: '/mechanisms' },
  { title: 'Measures', kinds: ['measure', 'signal'], path: '/measures' },
  { title: 'Learning', kinds: ['review', 'lesson'], path: '/reviews' },
];
const inner: readonly Room[] = [
  { title: 'Requirements', kinds: ['requirement'], path: '/requirements', may: 'seeInside' },
  { title: 'Buying', kinds: ['procurement', 'lot'], path: '/procurements', may: 'seeMarket' },
  { title: 'Agreements', kinds: ['agreement'], path: '/agreements' },
  { title: 'What is owed', kinds: ['obligation'], path: '/agreements' },
];

export type Station = Readonly<{
  number: number;
  title: string;
  path: string;
  ring: 'outer' | 'inner';
  /** Nothing there yet; something hangs loose or is to be looked at again; or it holds. */
  state: 'nothing' | 'loose' | 'holds';
  count: number;
  loose: number;
  again: number;
  x: number;
  y: number;
}>;

export const ringSize = { width: 260, centre: 130, outer: 104, inner: 54 } as const;

const onRing = (radius: number, place: number, of: number): { x: number; y: number } => {
  const angle = (2 * Math.PI * place) / of - Math.PI / 2;
  const round = (value: number) => Math.round(value * 10) / 10;
  return {
    x: round(ringSize.centre + radius * Math.cos(angle)),
    y: round(ringSize.centre + radius * Math.sin(angle)),
  };
};

/** Where a case stands, room by room, for those rooms that this person may enter. */
export function stationsOf(beads: readonly Bead[], links: readonly Link[], may: readonly string[]): Station[] {
  const stations: Station[] = [];
  for (const [ring, rooms] of [
    ['outer', outer],
    ['inner', inner],
  ] as const) {
    const open = rooms.filter((room) => !room.may || may.includes(room.may));
    for (const [place, { title, path, kinds }] of open.entries()) {
      const here = beads.filter((bead) => kinds.includes(bead.ref.kind));
      const loose = here.filter((bead) => looseEnds(bead, links).length > 0).length;
      const again = here.filter((bead) => bead.flags.length > 0).length;
      stations.push({
        number: stations.length + 1,
        title,
        path,
        ring,
        state: here.length === 0 ? 'nothing' : loose + again > 0 ? 'loose' : 'holds',
        count: here.length,
        loose,
        again,
        ...onRing(ringSize[ring], place, open.length),
      });
    }
  }
  return stations;
}
