import { roomOf } from './cover.ts';
import type { Market } from './market.ts';
import { most } from './market.ts';
import { at } from './parameters.ts';
import type { State } from './state.ts';

/** What is counted on each path. Those of a lot have its id behind a colon. */
export const measures = {
  enoughEverywhere: 'Enough credible bidders next time, for every lot',
  noneSomewhere: 'At least one lot without a bidder next time',
  meanBidders: 'Credible bidders a lot next time',
  priceDrift: 'Price, a year, beyond costs in general (%)',
  left: 'Providers that leave this buyer’s market',
  closed: 'of them, that close',
  smallLeft: 'Small and voluntary providers that leave',
  entered: 'Newcomers',
  handBacks: 'Contracts handed back',
  smallThere: 'Small and voluntary providers there at the end',
  there: 'Providers there at the end',
  uncovered: 'Units without anybody, of all (%)',
  anyUncovered: 'A round with units that nobody covers',
  concentration: 'Concentration of units by owner at the end (0 to 1)',
  largest: 'The largest owner’s part at the end',
  retained: 'Incumbents that win again, of those who bid',
  failureFourWeeks: 'The largest fails: its units covered within 4 weeks (%)',
  failureTwelveWeeks: 'The largest fails: its units covered within 12 weeks (%)',
  failureNever: 'The largest fails: its units for which there is no room (%)',
} as const;
export type MeasureName = keyof typeof measures;
export const measureNames = Object.keys(measures) as MeasureName[];
const place = Object.fromEntries(measureNames.map((name, index) => [name, index])) as Record<MeasureName, number>;

/** Of each lot: credible bidders next time, and whether there is none, one, or enough. */
export const lotMeasures = ['bidders', 'none', 'single', 'enough'] as const;
export const measuresOf = (market: Market): number => measureNames.length + market.lots * lotMeasures.length;

/** Units by owner at the end, largest first. */
function unitsByOwner(state: State): { units: number[]; owners: number[] } {
  const { market, holders, holding, held, unitsOf } = state;
  unitsOf.fill(0);
  for (let lot = 0; lot < market.lots; lot += 1)
    for (let at0 = lot * most; at0 < lot * most + held[lot]!; at0 += 1)
      unitsOf[market.owner[holders[at0]!]!]! += holding[at0]!;
  const owners: number[] = [];
  for (let owner = 0; owner < unitsOf.length; owner += 1) if (unitsOf[owner]! > 0) owners.push(owner);
  owners.sort((a, b) => unitsOf[b]! - unitsOf[a]! || a - b);
  return { units: owners.map((owner) => unitsOf[owner]!), owners };
}

/** Herfindahl and Hirschman's sum of squared parts. @example herfindahl([1, 1]) // 0.5 */
export function herfindahl(units: readonly number[]): number {
  const all = units.reduce((sum, one) => sum + one, 0);
  return all > 0 ? units.reduce((sum, one) => sum + (one / all) ** 2, 0) : Number.NaN;
}

/**
 * The owner with most units fails at once: how many of its units the others have room for, lot by lot, and how many of those can be
 * moved within so many weeks. Nothing here is a chance that it fails.
 */
export function failureOf(state: State, owner: number): { units: number; room: number; weekly: number } {
  const { market } = state;
  const room = new Float64Array(market.slots);
  for (let index = 0; index < state.count; index += 1) {
    const one = state.list[index]!;
    room[one] = market.owner[one] === owner ? 0 : roomOf(state, one);
  }
  let units = 0;
  let covered = 0;
  const needs: { lot: number; units: number }[] = [];
  for (let lot = 0; lot < market.lots; lot += 1) {
    let lost = 0;
    for (let at0 = lot * most; at0 < lot * most + state.held[lot]!; at0 += 1)
      if (market.owner[state.holders[at0]!] === owner) lost += state.holding[at0]!;
    if (lost > 0) needs.push({ lot, units: lost });
  }
  needs.sort((a, b) => b.units - a.units || market.lotKeys[a.lot]! - market.lotKeys[b.lot]!);
  for (const need of needs) {
    units += need.units;
    let left = need.units;
    for (let index = 0; index < state.count && left > 1e-9; index += 1) {
      const one = state.list[index]!;
      if (room[one]! <= 0 || state.base[need.lot * market.slots + one]! === Number.NEGATIVE_INFINITY) continue;
      if (state.quality[one]! < market.qualityLeast[need.lot]!) continue;
      const takes = Math.min(left, room[one]!);
      room[one]! -= takes;
      left -= takes;
      covered += takes;
    }
  }
  return { units, room: covered, weekly: state.fitted.p[at.rehomeWeekly]! };
}

/** Writes what a path came to; what it cannot tell is not a number. */
export function measure(state: State, out: Float64Array): void {
  const { market } = state;
  out.fill(Number.NaN);
  tellNext(state, out);
  tellPrices(state, out);
  const small = countSmall(state);
  out[place.left] = state.left;
  out[place.closed] = state.closed;
  out[place.smallLeft] = state.smallLeft;
  out[place.entered] = state.entered;
  out[place.handBacks] = state.handBacks;
  out[place.smallThere] = small;
  out[place.there] = state.count;
  out[place.uncovered] = (100 * state.gap) / (market.units * market.rounds * market.years);
  out[place.anyUncovered] = state.anyUncovered;
  if (state.retainable > 0) out[place.retained] = state.retained / state.retainable;
  const { units, owners } = unitsByOwner(state);
  if (owners.length === 0) return;
  out[place.concentration] = herfindahl(units);
  out[place.largest] = units[0]! / units.reduce((sum, one) => sum + one, 0);
  const failure = failureOf(state, owners[0]!);
  const within = (weeks: number) => (100 * failure.room * (1 - (1 - failure.weekly) ** weeks)) / failure.units;
  out[place.failureFourWeeks] = within(4);
  out[place.failureTwelveWeeks] = within(12);
  out[place.failureNever] = (100 * Math.max(0, failure.units - failure.room)) / failure.units;
}

function countSmall(state: State): number {
  let small = 0;
  for (let index = 0; index < state.count; index += 1) if (state.type[state.list[index]!]! < 2) small += 1;
  return small;
}

/** Next time is the second tender that a path sees of a lot; a lot that is tendered once within the rounds has none. */
function tellNext(state: State, out: Float64Array): void {
  const { market } = state;
  let told = 0;
  let sum = 0;
  let enough = 0;
  let none = 0;
  for (let lot = 0; lot < market.lots; lot += 1) {
    const bidders = state.seen[lot * 2 + 1]!;
    if (bidders < 0) continue;
    told += 1;
    sum += bidders;
    if (bidders >= market.enough) enough += 1;
    if (bidders === 0) none += 1;
    const from = measureNames.length + lot * lotMeasures.length;
    out[from] = bidders;
    out[from + 1] = bidders === 0 ? 1 : 0;
    out[from + 2] = bidders === 1 ? 1 : 0;
    out[from + 3] = bidders >= market.enough ? 1 : 0;
  }
  if (told === 0) return;
  out[place.meanBidders] = sum / told;
  out[place.enoughEverywhere] = enough === told ? 1 : 0;
  out[place.noneSomewhere] = none > 0 ? 1 : 0;
}

/** Only of lots that were awarded twice: a lot without a bidder has no price, and counts as uncovered instead. */
function tellPrices(state: State, out: Float64Array): void {
  const { market } = state;
  let lots = 0;
  let drift = 0;
  for (let lot = 0; lot < market.lots; lot += 1) {
    const years = (state.lastRound[lot]! - state.firstRound[lot]!) * market.years;
    if (state.firstRound[lot]! < 0 || years <= 0) continue;
    drift += (state.lastPrice[lot]! / state.firstPrice[lot]!) ** (1 / years) - 1;
    lots += 1;
  }
  if (lots > 0) out[place.priceDrift] = (100 * drift) / lots;
}
