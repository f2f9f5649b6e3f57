import { cellKey, keyOf } from './keyed.ts';
import { type Lot, type Provider, providerTypes, type Scenario, type Strategy, type Terms, vehicles } from './types.ts';

/** The most providers that hold one lot at once. */
export const most = 24;
const days = (values: readonly number[]) => Float64Array.from(values);

/** Those who could provide at least one lot, in an order that does not depend on how they were listed. */
export function providersOf(scenario: Scenario): Provider[] {
  const lots = [...scenario.lots, ...scenario.strategies.flatMap((one) => one.lots ?? [])];
  return scenario.providers
    .filter((one) => lots.some((lot) => canProvide(one, lot)))
    .sort((a, b) => keyOf(a.id) - keyOf(b.id) || (a.id < b.id ? -1 : 1));
}

export const lotsOf = (scenario: Scenario, strategy: Strategy): Lot[] =>
  [...(strategy.lots ?? scenario.lots)].sort((a, b) => keyOf(a.id) - keyOf(b.id) || (a.id < b.id ? -1 : 1));

export const canProvide = (one: Provider, lot: Lot): boolean =>
  (!one.areas || lot.area === undefined || one.areas.includes(lot.area)) &&
  (!one.services || lot.service === undefined || one.services.includes(lot.service));

const usualAwards = { contract: 1, framework: 3, 'dynamic market': 8, alliance: 3 } as const;
/** What a record holds of its own: a lot may be called "constructor". */
const ownOf = <T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
  record && Object.hasOwn(record, key) ? record[key] : undefined;

export const termsOf = (strategy: Strategy, lot: Lot): Terms => ({
  ...strategy.terms,
  ...ownOf(strategy.byLot, lot.id),
});
const awardsOf = (terms: Terms) =>
  Math.min(most, terms.awards ?? terms.shares?.length ?? usualAwards[terms.vehicle ?? 'contract']);

/** Offsets that spread lots over the term, in the order of their keys. */
function firstRounds(lots: readonly Lot[], terms: readonly Terms[]): Int32Array {
  return Int32Array.from(lots, (lot, index) => {
    const { staggered, termRounds = 3 } = terms[index]!;
    return (lot.firstRound ?? 0) + (staggered ? Math.floor((index * termRounds) / lots.length) : 0);
  });
}

function sharesOf(terms: readonly Terms[]): Float64Array {
  const shares = new Float64Array(terms.length * most);
  for (const [lot, one] of terms.entries()) {
    const awards = awardsOf(one);
    for (let rank = 0; rank < awards; rank += 1) shares[lot * most + rank] = one.shares?.[rank] ?? 1 / awards;
  }
  return shares;
}

/** Distinct owners as numbers; who has none owns itself. Newcomers own themselves. */
function ownersOf(providers: readonly Provider[], slots: number): Int32Array {
  const first = new Map<string, number>();
  return Int32Array.from({ length: slots }, (_, index) => {
    const owner = providers[index]?.owner;
    if (owner === undefined) return index;
    if (!first.has(owner)) first.set(owner, index);
    return first.get(owner)!;
  });
}

/** Everything about one strategy in one market that does not depend on a draw, as flat arrays: cells are lot × slots + provider. */
export type Market = ReturnType<typeof marketOf>;

export function marketOf(scenario: Scenario, strategy: Strategy) {
  const providers = providersOf(scenario);
  const lots = lotsOf(scenario, strategy);
  const terms = lots.map((lot) => termsOf(strategy, lot));
  const first = providers.length;
  const slots = first + Math.max(24, first);
  const meanPrice = lots.reduce((sum, lot) => sum + lot.price, 0) / lots.length;
  const units = lots.reduce((sum, lot) => sum + lot.units, 0);
  const pad = (of: (one: Provider) => number) => {
    const values = new Float64Array(slots);
    for (const [index, one] of providers.entries()) values[index] = of(one);
    return values;
  };
  const cells = <T>(of: (one: Provider, lot: Lot, term: Terms) => T) =>
    lots.flatMap((lot, index) => providers.map((one) => of(one, lot, terms[index]!)));
  const keys = Uint32Array.from({ length: slots }, (_, index) => (providers[index] ? keyOf(providers[index].id) : 0));
  const lotKeys = Uint32Array.from(lots, (lot) => keyOf(lot.id));
  const cellKeys = new Uint32Array(lots.length * slots);
  for (let lot = 0; lot < lots.length; lot += 1)
    for (let one = 0; one < first; one += 1) cellKeys[lot * slots + one] = cellKey(lotKeys[lot]!, keys[one]!);
  const tried = providers.filter((one) => one.bids && one.bids.of > 0);
  const meanRate = tried.length
    ? (tried.reduce((sum, one) => sum + one.bids!.made, 0) + 0.2) /
      (tried.reduce((sum, one) => sum + one.bids!.of, 0) + 1)
    : 0.1;
  const logit = (p: number) => Math.log(p / (1 - p));
  const load = (one: Provider, lot: Lot) =>
    (lot.incumbents ?? []).reduce((sum, held) => sum + (held.provider === one.id ? held.units : 0), 0);
  const sizes = providers.map((one) => one.capacity).sort((a, b) => a - b);
  const held = (one: Provider) => lots.reduce((sum, lot) => sum + load(one, lot), 0);
  return {
    first,
    slots,
    lots: lots.length,
    rounds: scenario.rounds,
    years: scenario.yearsPerRound ?? 1,
    enough: scenario.enough ?? 2,
    exact: scenario.exact === true,
    informed: terms.some((one) => one.information === true),
    costs: scenario.laws?.costs ?? 'lognormal',
    bids: scenario.laws?.bids ?? 'markup',
    payment: scenario.laws?.payment ?? 'bid',
    units,
    meanPrice,
    keys,
    lotKeys,
    cellKeys,
    owner: ownersOf(providers, slots),
    type: Uint8Array.from({ length: slots }, (_, index) =>
      providers[index] ? providerTypes.indexOf(providers[index].type) : 0,
    ),
    capacity: pad((one) => one.capacity),
    sizeRatio: pad((one) => Math.log(one.capacity / Math.max(1e-9, sizes[sizes.length >> 1] ?? 1))),
    cost: pad((one) => one.cost ?? meanPrice * 0.94),
    quality: pad((one) => one.quality ?? 0.6),
    cash: pad((one) => one.cashMonths ?? 3),
    rating: pad((one) => ['good', 'requires improvement', 'inadequate'].indexOf(one.rating ?? 'good')),
    /** Units of work for others. */
    other: pad((one) => {
      const dependence = Math.min(1, Math.max(0.02, one.dependence ?? 0.5));
      const here = held(one) || one.capacity * dependence * 0.6;
      return Math.min(Math.max(0, one.capacity - held(one)), (here * (1 - dependence)) / dependence);
    }),
    /** logit of the shrunk rate of bidding, about the market's mean; 0 where nothing is known. */
    history: pad((one) => {
      if (!one.bids || one.bids.of <= 0) return 0;
      const rate = (one.bids.made + 5 * meanRate) / (one.bids.of + 5);
      return logit(Math.min(0.98, rate)) - logit(Math.min(0.98, meanRate));
    }),
    eligible: Uint8Array.from(
      cells((one, lot, term) => Number(canProvide(one, lot) && (term.reservedFor?.includes(one.type) ?? true))),
    ),
    couldProvide: Uint8Array.from(cells((one, lot) => Number(canProvide(one, lot)))),
    /** How far what one award brings is from the size that it usually goes for. */
    sizeGap: days(
      cells((one, lot, term) => Math.abs(Math.log(lot.units / awardsOf(term) / (one.usualSize ?? one.capacity / 2)))),
    ),
    distance: days(
      cells((one, lot, term) => {
        const km = lot.area === undefined ? 0 : (ownOf(one.distances, lot.area) ?? 0);
        return (Math.min(km, 10) / 10) * (1 - (term.assets ?? 0));
      }),
    ),
    held: days(cells((one, lot) => load(one, lot))),
    size: days(lots.map((lot) => lot.units)),
    price: days(lots.map((lot) => lot.price)),
    begins: firstRounds(lots, terms),
    runsAlready: Uint8Array.from(lots, (lot) => Number((lot.incumbents ?? []).some((one) => one.units > 0))),
    term: Int32Array.from(terms, (one) => Math.max(1, one.termRounds ?? 3)),
    extension: Int32Array.from(terms, (one) => one.extensionRounds ?? 0),
    vehicle: Uint8Array.from(terms, (one) => vehicles.indexOf(one.vehicle ?? 'contract')),
    awards: Int32Array.from(terms, awardsOf),
    shares: sharesOf(terms),
    floor: days(terms.map((one) => one.feeFloor ?? 0)),
    ceiling: days(terms.map((one) => one.feeCeiling ?? Number.MAX_VALUE)),
    priceWeight: days(terms.map((one) => one.priceWeight ?? 0.6)),
    qualityLeast: days(terms.map((one) => one.qualityLeast ?? 0)),
    capLots: Int32Array.from(terms, (one) => one.capLots ?? 1_000_000),
    effort: days(terms.map((one) => one.bidEffort ?? (one.vehicle === 'dynamic market' ? 0.4 : 1))),
    grant: days(terms.map((one) => one.grant ?? 0)),
    indexation: days(terms.map((one) => one.indexation ?? 0)),
    information: days(terms.map((one) => Number(one.information ?? false))),
    expected: days(lots.map((lot) => lot.expectedBidders?.mean ?? -1)),
    expectedSpread: days(
      lots.map(({ expectedBidders: given }) =>
        given?.low !== undefined && given.high !== undefined ? (given.high - given.low) / 3.29 : 0,
      ),
    ),
    reserve: Uint8Array.from(terms, (one) =>
      one.reservedFor ? one.reservedFor.reduce((sum, type) => sum | (1 << providerTypes.indexOf(type)), 0) : 15,
    ),
  };
}
