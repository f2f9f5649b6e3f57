import { learnSteps } from './draw.ts';
import { cellKey, drawAt, logitAt, normalAt, purposes, roundKey, unit } from './keyed.ts';
import { most } from './market.ts';
import { at } from './parameters.ts';
import type { State } from './state.ts';

export const normalOf = (state: State, draw: number): number =>
  state.exact ? normalAt(unit(draw)) : state.normal[draw >>> 20]!;

/** Ends what is due, or extends it. Answers how many lots are open. */
export function openLots(state: State): number {
  const { market, round } = state;
  const first = roundKey(state.first, round, purposes.extend);
  const second = roundKey(state.second, round, purposes.extend);
  let open = 0;
  for (let lot = 0; lot < market.lots; lot += 1) {
    state.places[lot] = 0;
    if (state.due[lot] !== round) continue;
    if (state.held[lot]! > 0 && state.tenders[lot]! > 0 && market.extension[lot]! > 0 && !state.extended[lot]) {
      if (unit(drawAt(first, second, market.lotKeys[lot]!)) < state.fitted.p[at.extended]!) {
        state.extended[lot] = 1;
        state.due[lot] = round + market.extension[lot]!;
        continue;
      }
    }
    release(state, lot);
    state.places[lot] = market.awards[lot]!;
    open += 1;
  }
  return open;
}

function release(state: State, lot: number): void {
  const { market } = state;
  const row = lot * market.slots;
  state.incumbent.fill(0, row, row + market.slots);
  for (let place = lot * most; place < lot * most + state.held[lot]!; place += 1) {
    const one = state.holders[place]!;
    state.load[one] = Math.max(0, state.load[one]! - state.holding[place]!);
    state.lotsHeld[one]! -= 1;
    state.incumbent[row + one] = 1;
  }
  state.held[lot] = 0;
  state.uncovered[lot] = market.size[lot]!;
  state.active[lot] = 1;
  state.extended[lot] = 0;
}

/** Who bids for what is open: a chance for each, with what they know of the lot in common. */
export function gatherBids(state: State, open: number): void {
  const { market, fitted, round } = state;
  const { p } = fitted;
  const { slots } = market;
  // Read once: this is where a simulation spends most of its time.
  const {
    count,
    list,
    load,
    other,
    capacity,
    term,
    incumbent,
    base,
    cellKeys,
    quality,
    cash,
    exact,
    logit: table,
  } = state;
  const room = 1 + p[at.capacitySlack]!;
  const slack = p[at.bidSlack]!;
  for (let index = 0; index < count; index += 1) {
    const one = list[index]!;
    const used = (load[one]! + other[one]!) / capacity[one]!;
    term[one] = slack * (1 - used);
  }
  const first = roundKey(state.first, round, purposes.bid);
  const second = roundKey(state.second, round, purposes.bid);
  const shock = roundKey(state.first, round, purposes.lotShock);
  const shockSecond = roundKey(state.second, round, purposes.lotShock);
  const crowd = p[at.bidOpen]! * Math.min(10, open - 1);
  const known = p[at.bidIncumbent]!;
  let bids = 0;
  for (let lot = 0; lot < market.lots; lot += 1) {
    if (state.places[lot]! <= 0) continue;
    const eta = p[at.lotShock]! * normalOf(state, drawAt(shock, shockSecond, market.lotKeys[lot]!));
    const lotTerm = eta - crowd;
    const need = market.shares[lot * most + market.awards[lot]! - 1]! * market.size[lot]! - 1e-9;
    const least = market.qualityLeast[lot]!;
    const row = lot * slots;
    let bidders = 0;
    for (let index = 0; index < count; index += 1) {
      const one = list[index]!;
      const cell = row + one;
      const logit = base[cell]! + term[one]! + lotTerm + (incumbent[cell]! > 0 ? known : 0);
      const draw = drawAt(first, second, cellKeys[cell]!);
      if (!(logit > (exact ? logitAt(unit(draw)) : table[draw >>> 20]!))) continue;
      if (capacity[one]! * room - load[one]! - other[one]! < need) continue;
      state.bidsMade[one]! += 1;
      state.spent[one]! += fitted.bidMoney[lot * 4 + state.type[one]!]!;
      if (quality[one]! < least || cash[one]! <= 0) continue;
      state.bidLot[bids] = lot;
      state.bidBy[bids] = one;
      bids += 1;
      bidders += 1;
    }
    state.bidders[lot] = bidders;
  }
  state.bids = bids;
}

/** What experience takes off a cost: (1 + x)^−ρ, x fading by a part each round. */
function learnt(state: State, cell: number): number {
  const { fitted } = state;
  const x = state.experience[cell]! * fitted.keep[state.round - state.touched[cell]!]!;
  if (state.exact) return (1 + x) ** -fitted.p[at.learning]!;
  return fitted.learn[Math.min(fitted.learn.length - 1, Math.floor(x * learnSteps))]!;
}

/** Cost a unit of serving a lot in this round, with the luck of this bid. */
export function costAt(state: State, lot: number, one: number, draw: number): number {
  const { fitted, market } = state;
  const cell = lot * market.slots + one;
  const used = (state.load[one]! + state.other[one]!) / state.capacity[one]!;
  const level = state.cost[one]! * state.prices * learnt(state, cell) * (1 + fitted.p[at.backlog]! * used);
  if (market.costs === 'uniform') return level * unit(draw);
  if (market.costs === 'exponential') return level * -Math.log(unit(draw));
  if (!state.exact) return level * (state.newcomer[one] ? fitted.spreadNew : fitted.spread)[draw >>> 20]!;
  const wide = fitted.p[at.costSpread]! * (state.newcomer[one] ? fitted.p[at.newcomerSpread]! : 1);
  return level * Math.exp(wide * normalAt(unit(draw)));
}

/** Prices every bid, and scores it. Who could not do it for the ceiling withdraws. */
export function priceBids(state: State): void {
  const { market, fitted, round } = state;
  const first = roundKey(state.first, round, purposes.cost);
  const second = roundKey(state.second, round, purposes.cost);
  let kept = 0;
  for (let at0 = 0; at0 < state.bids; at0 += 1) {
    const lot = state.bidLot[at0]!;
    const one = state.bidBy[at0]!;
    const cell = lot * market.slots + one;
    const key = state.cellKeys[cell]!;
    const cost = costAt(state, lot, one, drawAt(first, second, key));
    const ceiling = market.ceiling[lot]! < Number.MAX_VALUE ? market.ceiling[lot]! * state.prices : Number.MAX_VALUE;
    if (cost > ceiling) {
      state.bidders[lot]! -= 1;
      continue;
    }
    const bid =
      market.bids === 'equilibrium'
        ? cost + (state.cost[one]! - cost) / Math.max(1, state.bidders[lot]!)
        : market.vehicle[lot] === 3
          ? cost * (1 + fitted.p[at.allianceMargin]!)
          : cost * (1 + fitted.markUp[Math.min(fitted.markUp.length - 1, state.lastBidders[lot]!)]!);
    const asked = Math.min(ceiling, Math.max(market.floor[lot]! * state.prices, bid));
    const edge = state.incumbent[cell] ? fitted.p[at.incumbentEdge]! : 0;
    const weight = market.priceWeight[lot]!;
    state.bidLot[kept] = lot;
    state.bidBy[kept] = one;
    state.costOf[kept] = cost;
    state.bid[kept] = asked;
    state.score[kept] =
      (weight * asked) / (market.price[lot]! * state.prices) - (1 - weight) * state.quality[one]! - edge;
    state.tie[kept] = cellKey(key, round);
    kept += 1;
  }
  state.bids = kept;
}
