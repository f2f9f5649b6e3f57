import { cellKey, drawAt, purposes, roundKey } from './keyed.ts';
import { most } from './market.ts';
import { at } from './parameters.ts';
import type { State } from './state.ts';

/** Room that a provider has for more units, with the overtime that it would do. */
export function roomOf(state: State, one: number): number {
  const slack = 1 + state.fitted.p[at.capacitySlack]!;
  return Math.max(0, state.capacity[one]! * slack - state.load[one]! - state.other[one]!);
}

export function addHolder(state: State, lot: number, one: number, units: number, price: number, own: number): boolean {
  const from = lot * most;
  const held = state.held[lot]!;
  for (let place = from; place < from + held; place += 1)
    if (state.holders[place] === one) {
      const all = state.holding[place]! + units;
      state.paid[place] = (state.paid[place]! * state.holding[place]! + price * units) / all;
      state.own[place] = (state.own[place]! * state.holding[place]! + own * units) / all;
      state.holding[place] = all;
      state.load[one]! += units;
      return true;
    }
  if (held === most) return false;
  state.holders[from + held] = one;
  state.holding[from + held] = units;
  state.paid[from + held] = price;
  state.own[from + held] = own;
  state.held[lot] = held + 1;
  state.load[one]! += units;
  state.lotsHeld[one]! += 1;
  return true;
}

/** Takes a holder out of a lot; its units are uncovered. */
export function dropHolder(state: State, lot: number, place: number): void {
  const last = lot * most + state.held[lot]! - 1;
  const one = state.holders[place]!;
  state.load[one] = Math.max(0, state.load[one]! - state.holding[place]!);
  state.lotsHeld[one]! -= 1;
  state.uncovered[lot]! += state.holding[place]!;
  state.holders[place] = state.holders[last]!;
  state.holding[place] = state.holding[last]!;
  state.paid[place] = state.paid[last]!;
  state.own[place] = state.own[last]!;
  state.held[lot]! -= 1;
}

/** Whoever may still take units of a lot: present, eligible under its terms, good enough. */
export const mayCover = (state: State, lot: number, one: number): boolean =>
  state.alive[one] === 1 &&
  state.base[lot * state.market.slots + one]! > Number.NEGATIVE_INFINITY &&
  state.quality[one]! >= state.market.qualityLeast[lot]!;

/** Who steps in is paid what was paid last, and does it at its own cost. */
function coverBy(state: State, lot: number, one: number): void {
  const units = Math.min(state.uncovered[lot]!, roomOf(state, one));
  if (units <= 1e-9) return;
  const used = (state.load[one]! + state.other[one]!) / state.capacity[one]!;
  const own = state.cost[one]! * (1 + state.fitted.p[at.backlog]! * used);
  const price = (state.firstRound[lot]! < 0 ? state.market.price[lot]! : state.lastPrice[lot]!) * state.prices;
  if (addHolder(state, lot, one, units, price, own)) state.uncovered[lot]! -= units;
}

/**
 * Covers what of a lot is uncovered from free capacity: those who hold part of it first, then others in the order of a keyed draw.
 * `but` is a provider that has just handed units back, and does not take them again; −1 is nobody. Answers the units that moved.
 */
export function coverLot(state: State, lot: number, but: number): number {
  const before = state.uncovered[lot]!;
  const from = lot * most;
  for (let place = from; place < from + state.held[lot]!; place += 1) {
    const one = state.holders[place]!;
    if (one !== but && state.uncovered[lot]! > 1e-9 && mayCover(state, lot, one)) coverBy(state, lot, one);
  }
  if (state.uncovered[lot]! <= 1e-9) return before - state.uncovered[lot]!;
  let waiting = candidates(state, lot, but);
  const { order, tie } = state;
  while (waiting > 0 && state.uncovered[lot]! > 1e-9) {
    let next = 0;
    for (let index = 1; index < waiting; index += 1) if (tie[index]! < tie[next]!) next = index;
    coverBy(state, lot, order[next]!);
    waiting -= 1;
    order[next] = order[waiting]!;
    tie[next] = tie[waiting]!;
  }
  return before - state.uncovered[lot]!;
}

/** Whoever may cover a lot and has room now, each with its keyed draw, in `order` and `tie`. */
function candidates(state: State, lot: number, but: number): number {
  const { count, list, keys, order, tie, load, other, capacity, quality, base } = state;
  const first = roundKey(state.first, state.round, purposes.tie);
  const second = roundKey(state.second, state.round, purposes.tie);
  const lotKey = state.market.lotKeys[lot]!;
  const least = state.market.qualityLeast[lot]!;
  const slack = 1 + state.fitted.p[at.capacitySlack]!;
  const row = lot * state.market.slots;
  let found = 0;
  for (let index = 0; index < count; index += 1) {
    const one = list[index]!;
    if (capacity[one]! * slack - load[one]! - other[one]! <= 1e-9) continue;
    if (one === but || quality[one]! < least || base[row + one] === Number.NEGATIVE_INFINITY) continue;
    order[found] = one;
    tie[found] = drawAt(first, second, cellKey(lotKey, keys[one]!));
    found += 1;
  }
  return found;
}
