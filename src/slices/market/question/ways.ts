import type { Lot, Strategy, Terms } from '#engines/retender/index.ts';

export type Zone = Readonly<{ name: string; units: number; providers: number }>;
export type Given = Readonly<{ years: number; price: number }>;

/** So many share a zone that is split: seven in ten of those there, so that who is there can stay. */
export const sharing = ({ providers }: Zone): number => Math.min(24, Math.max(2, Math.ceil(providers * 0.7)));
export const shared = (zones: readonly Zone[], more: (zone: Zone) => Terms = () => ({})): Record<string, Terms> =>
  Object.fromEntries(zones.map((zone) => [zone.name, { awards: sharing(zone), ...more(zone) }]));
export const term = (years: number): number => Math.max(1, Math.min(10, Math.floor(years / 2) - 1));

type Way = Readonly<{
  title: string;
  hint: string;
  strategy: (zones: readonly Zone[], given: Given) => Omit<Strategy, 'id' | 'title'>;
}>;
export const cut = (zones: readonly Zone[], price: number): Lot[] =>
  zones.flatMap(({ name, units }) =>
    ['1', '2'].map((half) => ({ id: `${name}, part ${half}`, area: name, units: units / 2, price })),
  );
const smallest = (zones: readonly Zone[]): Zone =>
  zones.toSorted((a, b) => a.providers - b.providers || a.units - b.units)[0]!;

export const allInOne = (zones: readonly Zone[], price: number): Lot[] => [
  { id: 'all zones', units: zones.reduce((sum, one) => sum + one.units, 0), price },
];

/** Ways of buying, each in words and as the simulation has it. The first that is ticked is what the others are held against. */
export const ways = {
  shared: {
    title: 'A lot for each zone, shared by several',
    hint: 'Seven in ten of as many as are there now win a part.',
    strategy: (zones, { years }) => ({ terms: { termRounds: term(years) }, byLot: shared(zones) }),
  },
  single: {
    title: 'A lot for each zone, one winner',
    hint: 'One provider, or one group that bids together, has the whole zone.',
    strategy: (_, { years }) => ({ terms: { termRounds: term(years), awards: 1 } }),
  },
  prime: {
    title: 'One prime contract for everything',
    hint: 'One winner for all zones.',
    strategy: (zones, { years, price }) => ({
      terms: { termRounds: term(years), awards: 1 },
      lots: allInOne(zones, price),
    }),
  },
  small: {
    title: 'Each zone cut in two, shared by several',
    hint: 'Twice as many lots of half the size.',
    strategy: (zones, { years, price }) => ({
      terms: { termRounds: term(years) },
      lots: cut(zones, price),
      byLot: Object.fromEntries(
        zones.flatMap((zone) =>
          ['1', '2'].map((half) => [
            `${zone.name}, part ${half}`,
            { awards: Math.max(2, Math.ceil(sharing(zone) / 2)) },
          ]),
        ),
      ),
    }),
  },
  lighter: {
    title: 'Shared by zone, and bids take half the work',
    hint: 'Fewer questions, and small bidders are not asked for what they cannot have.',
    strategy: (zones, { years }) => ({ terms: { termRounds: term(years), bidEffort: 0.5 }, byLot: shared(zones) }),
  },
  indexed: {
    title: 'Shared by zone, longer, and the fee follows costs',
    hint: 'Twice the term; each year the fee rises as costs do.',
    strategy: (zones, { years }) => ({
      terms: { termRounds: Math.min(20, term(years) * 2), indexation: 1 },
      byLot: shared(zones),
    }),
  },
  dynamic: {
    title: 'A dynamic market, open to join at any time',
    hint: 'Light bids, many winners, no promise of volume.',
    strategy: (_, { years }) => ({ terms: { termRounds: term(years), vehicle: 'dynamic market' } }),
  },
  alliance: {
    title: 'An alliance in the zone with fewest, shared elsewhere',
    hint: 'Those who are there provide it together, with open books.',
    strategy: (zones, { years }) => ({
      terms: { termRounds: term(years) },
      byLot: shared(zones, (zone) =>
        zone === smallest(zones) ? { vehicle: 'alliance', awards: Math.max(2, zone.providers), indexation: 1 } : {},
      ),
    }),
  },
} as const satisfies Record<string, Way>;
export type WayName = keyof typeof ways;
export const wayNames = Object.keys(ways) as [WayName, ...WayName[]];
