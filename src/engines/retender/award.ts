import { addHolder, roomOf } from './cover.ts';
import { most } from './market.ts';
import type { State } from './state.ts';

const before = (state: State, a: number, b: number): number =>
  state.score[a]! - state.score[b]! || state.tie[a]! - state.tie[b]! || state.bidBy[a]! - state.bidBy[b]!;

/** Whether the owner of a bidder has a place in this lot already, and how many lots it holds in all. */
function ownerHas(state: State, lot: number, owner: number): boolean {
  const from = lot * most;
  for (let place = from; place < from + state.held[lot]!; place += 1)
    if (state.market.owner[state.holders[place]!] === owner) return true;
  return false;
}

function lotsOfOwner(state: State, owner: number): number {
  let lots = 0;
  for (let index = 0; index < state.count; index += 1) {
    const one = state.list[index]!;
    if (state.market.owner[one] === owner) lots += state.lotsHeld[one]!;
  }
  return lots;
}

function win(state: State, at: number): void {
  const { market } = state;
  const lot = state.bidLot[at]!;
  const one = state.bidBy[at]!;
  const owner = market.owner[one]!;
  const rank = state.given[lot]!;
  const units = market.shares[lot * most + rank]! * market.size[lot]!;
  if (rank >= state.places[lot]! || roomOf(state, one) < units - 1e-9) return;
  if (ownerHas(state, lot, owner)) return;
  if (market.capLots[lot]! < 1_000_000 && lotsOfOwner(state, owner) >= market.capLots[lot]!) return;
  addHolder(state, lot, one, units, state.bid[at]!, state.costOf[at]! / state.prices);
  state.uncovered[lot] = Math.max(0, state.uncovered[lot]! - units);
  state.given[lot] = rank + 1;
  state.taken[at] = 1;
}

/** Units that fewer winners than awards leave are theirs, as far as they have room. */
function spreadRest(state: State, lot: number): void {
  const from = lot * most;
  for (let place = from; place < from + state.held[lot]! && state.uncovered[lot]! > 1e-9; place += 1) {
    const one = state.holders[place]!;
    const units = Math.min(state.uncovered[lot]!, roomOf(state, one));
    if (units <= 1e-9) continue;
    state.holding[place]! += units;
    state.load[one]! += units;
    state.uncovered[lot]! -= units;
  }
}

/** One price for all who win: the best bid that lost of an owner who won nothing here, or the reference price where there is none. */
function oneReachedPrice(state: State, lot: number, bids: Int32Array): number {
  for (const at of bids) {
    if (state.bidLot[at] !== lot || state.taken[at]) continue;
    if (!ownerHas(state, lot, state.market.owner[state.bidBy[at]!]!)) return state.bid[at]!;
  }
  return state.market.price[lot]! * state.prices;
}

function settlePrices(state: State, lot: number, bids: Int32Array): void {
  const { market } = state;
  const from = lot * most;
  if (market.payment === 'one price') {
    const price = oneReachedPrice(state, lot, bids);
    for (let place = from; place < from + state.held[lot]!; place += 1) state.paid[place] = price;
  }
  let paid = 0;
  let units = 0;
  for (let place = from; place < from + state.held[lot]!; place += 1) {
    paid += state.paid[place]! * state.holding[place]!;
    units += state.holding[place]!;
  }
  const price = paid / units / state.prices;
  if (state.firstRound[lot]! < 0) {
    state.firstRound[lot] = state.round;
    state.firstPrice[lot] = price;
  }
  state.lastRound[lot] = state.round;
  state.lastPrice[lot] = price;
}

/** The margin of each bid that won, a unit, over its own cost; what bidding is worth to those who do it. */
function countMargins(state: State, bids: Int32Array): void {
  const { market } = state;
  for (const at of bids) {
    if (!state.taken[at]) continue;
    const lot = state.bidLot[at]!;
    const one = state.bidBy[at]!;
    let paid = state.bid[at]!;
    if (market.payment === 'one price')
      for (let place = lot * most; place < lot * most + state.held[lot]!; place += 1)
        if (state.holders[place] === one) paid = state.paid[place]!;
    state.margins += paid - state.costOf[at]!;
  }
}

/**
 * Awards every open lot at once: bids in the order of their score over all lots, ties by a keyed draw, each to the next place of its
 * lot while its bidder has room, its owner has no place there yet and is under its cap. The order in which lots were listed plays no part.
 */
export function awardLots(state: State): void {
  const { market, round } = state;
  state.bidsAll += state.bids;
  for (let at = 0; at < state.bids; at += 1) {
    state.order[at] = at;
    state.taken[at] = 0;
  }
  state.given.fill(0);
  const bids = state.order.subarray(0, state.bids);
  bids.sort((a, b) => before(state, a, b));
  for (const at of bids) win(state, at);
  for (let lot = 0; lot < market.lots; lot += 1) {
    if (state.places[lot]! <= 0) continue;
    see(state, lot);
    state.tenders[lot]! += 1;
    state.index[lot] = 1;
    state.lastBidders[lot] = Math.max(1, state.bidders[lot]!);
    if (state.held[lot] === 0) {
      state.due[lot] = round + 1;
      continue;
    }
    spreadRest(state, lot);
    settlePrices(state, lot, bids);
    state.due[lot] = round + market.term[lot]!;
  }
  countMargins(state, bids);
  afterAwards(state, bids);
}

/** Credible bidders of this tender: the first that a path sees of a lot, and the one after it. */
function see(state: State, lot: number): void {
  const nth = state.tenders[lot]!;
  if (nth < 2) state.seen[lot * 2 + nth] = state.bidders[lot]!;
}

/** What each bidder takes away: experience of the lot it won, or one more round without a win; and whether incumbents stayed. */
function afterAwards(state: State, bids: Int32Array): void {
  const { market, fitted, round } = state;
  for (const at of bids) {
    const one = state.bidBy[at]!;
    const cell = state.bidLot[at]! * market.slots + one;
    const incumbent = state.incumbent[cell] === 1;
    if (incumbent) state.retainable += 1;
    if (!state.taken[at]) continue;
    if (incumbent) state.retained += 1;
    state.wins[one]! += 1;
    state.winsOf[one]! += 1;
    state.experience[cell] = state.experience[cell]! * fitted.keep[round - state.touched[cell]!]! + 1;
    state.touched[cell] = round;
  }
  for (let index = 0; index < state.count; index += 1) {
    const one = state.list[index]!;
    if (state.bidsMade[one]! > 0) state.dry[one] = state.wins[one]! > 0 ? 0 : state.dry[one]! + 1;
  }
}
