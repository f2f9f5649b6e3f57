import { mechanismsById, sayMore, sayPull } from '#slices/plan/index.ts';
import type { Scene } from '../build.ts';
import { only, the } from './helpers.ts';

type Said = Partial<Omit<Parameters<typeof sayMore>[2], 'version'>>;
const nothing = { reversibility: null, steeredBy: null, capacity: null, capability: null, prosperity: null };

const more = (day: number, as: string, key: string, said: Said): Scene => ({
  day,
  as,
  async does(act, world) {
    const mechanism = only(await mechanismsById(act.tx, [the(world, `mechanism.${key}`)]));
    await sayMore(act, mechanism, { ...nothing, ...said, version: 0 });
  },
});

const pull = (
  day: number,
  as: string,
  from: string,
  does: 'helps' | 'hinders',
  to: string,
  because: string,
): Scene => ({
  day,
  as,
  does: (act, world) =>
    sayPull(act, the(world, 'case'), {
      fromId: the(world, `mechanism.${from}`),
      pull: does,
      toId: the(world, `mechanism.${to}`),
      because,
    }),
});

/** The board in the room: what helps, what hinders, what could be undone, and what will be left. */
export const theBoardIsLaid: readonly Scene[] = [
  pull(-33, 'amara', 'micro', 'hinders', 'homecare', 'it draws the people that home care needs to employ'),
  pull(-33, 'sal', 'networks', 'helps', 'homecare', 'somebody notices before the next visit'),
  pull(-33, 'ruth', 'streets', 'helps', 'classes', 'people can walk to the hall'),
  more(-32, 'sal', 'networks', {
    steeredBy: 'Vale Neighbours and five more',
    reversibility: 'with-cost',
    capacity: 'Six more groups with volunteers of their own, if they find them',
    capability: 'People who know whom to tell',
  }),
  more(-32, 'amara', 'homecare', {
    steeredBy: 'The council',
    reversibility: 'with-cost',
    prosperity: 'Pay that covers the hours and the road between them',
  }),
  more(-32, 'tom', 'streets', {
    steeredBy: 'Highways and Harbour Homes',
    reversibility: 'hardly',
    capacity: 'Benches and toilets on four routes that are there for everybody',
  }),
];
