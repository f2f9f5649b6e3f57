import type { Provider, Scenario } from '#engines/retender/index.ts';
import { couldAdd, type Roster, type RosterEntry } from '../roster.ts';
import { type Asked, ways, type Zone } from './ways.ts';

const weeks = 52;
const elsewhere = 'everywhere';
const zoneOf = ({ zone }: RosterEntry): string => zone ?? elsewhere;

export type Made = Readonly<{ scenario: Scenario; zones: readonly Zone[]; leftOut: readonly string[] }>;

/** What it said of the next time counts for more than what it did the last; neither for a refusal or a promise for ever. */
function bidsOf(entries: readonly RosterEntry[]): Provider['bids'] {
  const said = entries.find(({ wouldBid }) => wouldBid)?.wouldBid ?? null;
  const last = entries.find(({ bidLastTime }) => bidLastTime !== null)?.bidLastTime ?? null;
  const made = (said === 'yes' ? 2 : said === 'perhaps' ? 1 : 0) + (last ? 1 : 0);
  const of = (said ? 2 : 0) + (last === null ? 0 : 1);
  return of > 0 ? { made, of } : undefined;
}

function providerOf(name: string, entries: readonly RosterEntry[], growthPercent: number): Provider {
  const held = entries.reduce((sum, { hours }) => sum + (hours ?? 0), 0);
  const added = entries.reduce((sum, entry) => sum + couldAdd(entry, growthPercent), 0);
  const bids = bidsOf(entries);
  return {
    id: name,
    // Nobody has said whether it is small: the simulation takes it for a small firm.
    type: 'sme',
    capacity: Math.max(1, (held + added) * weeks),
    areas: [...new Set(entries.map(zoneOf))],
    ...(bids && { bids }),
  };
}

/**
 * A scenario from what is known of who provides: zones become lots of their hours a year at the fee, providers hold what they have and
 * could do what they could add. Null where no hours are known. Whose hours nobody knows is left out, and said.
 */
export function scenarioFrom({ entries, growthPercent }: Roster, asked: Asked, seed: number): Made | null {
  const known = entries.filter(({ hours }) => hours !== null && hours > 0);
  if (known.length === 0) return null;
  const price = asked.feePence / 100;
  const zones = [...Map.groupBy(known, zoneOf)].map(
    ([name, here]): Zone => ({
      name,
      units: here.reduce((sum, { hours }) => sum + hours! * weeks, 0),
      providers: new Set(here.map(({ provider }) => provider.toLowerCase())).size,
    }),
  );
  const by = [...Map.groupBy(known, ({ provider }) => provider.toLowerCase()).values()];
  const lots = zones.map(({ name, units }) => ({
    id: name,
    area: name,
    units,
    price,
    incumbents: by
      .flatMap((of) => {
        const here = of.filter((entry) => zoneOf(entry) === name).reduce((sum, { hours }) => sum + hours! * weeks, 0);
        return here > 0 ? [{ provider: of[0]!.provider, units: here }] : [];
      })
      .toSorted((a, b) => b.units - a.units)
      .slice(0, 24),
  }));
  return {
    zones,
    leftOut: entries.filter((entry) => !known.includes(entry)).map(({ provider }) => provider),
    scenario: {
      seed,
      draws: 300,
      paths: 100,
      rounds: asked.years,
      historyLots: 0,
      providers: by.map((of) => providerOf(of[0]!.provider, of, growthPercent)),
      lots,
      strategies: asked.ways.map((way) => ({ id: way, title: ways[way].title, ...ways[way].strategy(zones, asked) })),
    },
  };
}
