import type { Lot, Provider, Scenario, Strategy } from '#engines/retender/index.ts';
import type { Coming, CountForecast, LookBack, Tender } from '#engines/retender-history/index.ts';
import { couldAdd, type Roster, type RosterEntry } from '../roster.ts';
import type { Asked, OwnWay } from './asked.ts';
import { bidCostOf, parametersFrom, withChanges } from './fit-to-parameters.ts';
import { type MarketOf, marketFromTenders } from './market-from-tenders.ts';
import { allInOne, cut, type Given, shared, ways, type Zone } from './ways.ts';

const weeks = 52;
const elsewhere = 'everywhere';
const zoneOf = ({ zone }: RosterEntry): string => zone ?? elsewhere;

export type Made = Readonly<{ scenario: Scenario; zones: readonly Zone[]; leftOut: readonly string[] }>;
/** What is known of a market's past: its tenders, and what they were worth. */
export type Past = Readonly<{ tenders: readonly Tender[]; back: LookBack }>;

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
    // Where nobody has said what it is, the simulation takes it for a small firm.
    type: entries.find(({ type }) => type)?.type ?? 'sme',
    capacity: Math.max(1, (held + added) * weeks),
    areas: [...new Set(entries.map(zoneOf))],
    ...(bids && { bids }),
  };
}

function marketFromRoster({ entries, growthPercent }: Roster, price: number): MarketOf | null {
  const known = entries.filter(({ hours }) => hours !== null && hours > 0);
  if (known.length === 0) return null;
  const zones = [...Map.groupBy(known, zoneOf)].map(([name, here]): Zone => {
    const hours = here.reduce((sum, one) => sum + one.hours!, 0);
    const held = [...Map.groupBy(here, ({ provider }) => provider.toLowerCase()).values()].map((of) =>
      of.reduce((sum, one) => sum + one.hours!, 0),
    );
    return {
      name,
      units: hours * weeks,
      providers: held.length,
      parts: held.map((one) => one / hours).sort((a, b) => b - a),
    };
  });
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
  return { zones, lots, providers: by.map((of) => providerOf(of[0]!.provider, of, growthPercent)) };
}

/** Who bid for past tenders is known better by that than by what was said of the last time. */
function withPastBids(providers: readonly Provider[], tenders: readonly Tender[]): readonly Provider[] {
  const last = tenders.at(-1)?.day ?? 0;
  const recent = tenders.filter(({ day }) => day > last - 3 * 365);
  const made = Map.groupBy(
    recent.flatMap(({ bids }) => bids.map(({ bidder }) => bidder.toLowerCase())),
    (bidder) => bidder,
  );
  return providers.map((one) => {
    const times = made.get(one.id.toLowerCase())?.length;
    return times ? { ...one, bids: { made: times, of: recent.length } } : one;
  });
}

/** A way that people put together, as the simulation has it: nobody who is there is forgotten where lots stay as they are. */
function ownStrategy(way: OwnWay, { zones, lots }: MarketOf, { price }: Given): Omit<Strategy, 'id'> {
  const { title, terms } = way;
  const fee = way.feePence === null ? price : way.feePence / 100;
  if (way.cut === 'one') return { title, terms: { awards: 1, ...terms }, lots: allInOne(zones, fee) };
  if (way.cut === 'halves') return { title, terms: { awards: 2, ...terms }, lots: cut(zones, fee) };
  const byLot = terms.awards === undefined ? { byLot: shared(zones) } : {};
  return { title, terms, ...byLot, ...(fee === price ? {} : { lots: lots.map((lot) => ({ ...lot, price: fee })) }) };
}

/**
 * A scenario from what is known of who provides, or of past tenders: zones become lots, at the fee; providers hold what they have and could do what
 * they could add. Null where too little is known. Whose hours nobody knows is left out, and said.
 */
export function scenarioFrom(roster: Roster, asked: Asked, seed: number, past: Past | null = null): Made | null {
  const price = asked.basis === 'tenders' ? 1 : (asked.feePence ?? 0) / 100;
  const market = asked.basis === 'tenders' ? marketFromTenders(past?.tenders ?? []) : marketFromRoster(roster, price);
  if (!market) return null;
  const { zones, lots } = market;
  const given: Given = { years: asked.years, price };
  const own = past?.back.own ? past : null;
  const fitted = {
    ...(asked.basis === 'tenders' ? { bidCost: bidCostOf(lots) } : {}),
    ...(own ? parametersFrom(own.back.fit) : {}),
  };
  const parameters = withChanges(fitted, asked.changed ?? []);
  return {
    zones,
    leftOut:
      asked.basis === 'tenders'
        ? []
        : roster.entries.filter(({ hours }) => hours === null || hours <= 0).map(({ provider }) => provider),
    scenario: {
      seed,
      draws: 300,
      paths: 100,
      rounds: asked.years,
      historyLots: own ? own.back.tenders : 0,
      providers: own && asked.basis !== 'tenders' ? withPastBids(market.providers, own.tenders) : market.providers,
      lots,
      strategies: [
        ...asked.ways.map((way) => ({ id: way, title: ways[way].title, ...ways[way].strategy(zones, given) })),
        ...(asked.own ?? []).map((way, at) => ({ id: `own ${at + 1}`, ...ownStrategy(way, market, given) })),
      ],
      ...(Object.keys(parameters).length > 0 ? { parameters } : {}),
    },
  };
}

const firstLots = ({ strategies, lots }: Scenario): readonly Lot[] => strategies[0]!.lots ?? lots;

/** The lots of the first way, as tenders that have not closed: what they are worth over their term. */
export function comingLots(scenario: Scenario, asked: Asked, day: number): Coming[] {
  const { terms } = scenario.strategies[0]!;
  const years = asked.basis === 'tenders' ? 1 : (terms?.termRounds ?? 3) * (scenario.yearsPerRound ?? 1);
  return firstLots(scenario).map(({ id, units, price, area }) => ({
    id,
    day,
    size: units * price * years,
    kinds: asked.basis === 'tenders' && area && area !== 'all work' ? area.split(' + ') : [],
    words: [],
  }));
}

/** The scenario brought to what is expected of the first way's lots. */
export function withExpected(scenario: Scenario, expected: readonly CountForecast[]): Scenario {
  const by = new Map(expected.map((one) => [one.id, one.bidders]));
  const given = (lot: Lot): Lot => {
    const found = by.get(lot.id);
    return found ? { ...lot, expectedBidders: { mean: found.value, low: found.meanLow, high: found.meanHigh } } : lot;
  };
  const [first, ...others] = scenario.strategies;
  return first!.lots
    ? { ...scenario, strategies: [{ ...first!, lots: first!.lots.map(given) }, ...others] }
    : { ...scenario, lots: scenario.lots.map(given) };
}
