import type { Lot, Strategy, Terms } from '#engines/retender/index.ts';

export type Zone = Readonly<{
  name: string;
  units: number;
  providers: number;
  /** Parts that those who are there have today, the largest first. */
  parts?: readonly number[];
}>;
export type Given = Readonly<{ years: number; price: number }>;

/** So many share a zone that is split: seven in ten of those there, so that who is there can stay. */
export const sharing = ({ providers }: Zone): number => Math.min(24, Math.max(2, Math.ceil(providers * 0.7)));
/** What each of so many winners is sure of: no more than the smallest of them has today, so that the small can win. Who has room takes the rest. */
function sureOf({ parts }: Zone, awards: number): number[] | undefined {
  const least = parts?.slice(0, awards).at(-1);
  return least && parts!.length >= awards && least < 1 / awards
    ? Array.from({ length: awards }, () => least)
    : undefined;
}

const givenTo = (zone: Zone, awards: number): Terms => {
  const shares = sureOf(zone, awards);
  return shares ? { awards, shares } : { awards };
};

export const shared = (
  zones: readonly Zone[],
  more: (zone: Zone) => Terms = () => ({}),
  awardsOf: (zone: Zone) => number = sharing,
): Record<string, Terms> =>
  Object.fromEntries(zones.map((zone) => [zone.name, { ...givenTo(zone, awardsOf(zone)), ...more(zone) }]));
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
    hint: 'Seven in ten of as many as are there now win, each sure of what the smallest of them has today; who has room takes the rest.',
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
      byLot: shared(
        zones,
        (zone) => (zone === smallest(zones) ? { vehicle: 'alliance', indexation: 1 } : {}),
        (zone) => (zone === smallest(zones) ? Math.max(2, zone.providers) : sharing(zone)),
      ),
    }),
  },
} as const satisfies Record<string, Way>;
export type WayName = keyof typeof ways;
export const wayNames = Object.keys(ways) as [WayName, ...WayName[]];
