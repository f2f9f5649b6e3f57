import { cellKey, drawAt, mix, normalAt, purposes, roundKey, unit } from './keyed.ts';
import { at } from './parameters.ts';
import type { State } from './state.ts';

/** The count below which a part `u` of a Poisson law lies, by adding up; a mean over 200 is held at it. */
export function poissonAt(mean: number, u: number): number {
  const lambda = Math.min(200, mean);
  if (lambda <= 0) return 0;
  let term = Math.exp(-lambda);
  let below = term;
  let count = 0;
  while (u > below && count < 1_000) {
    count += 1;
    term *= lambda / count;
    below += term;
  }
  return count;
}

/** A gamma of mean 1 from a normal, by Wilson and Hilferty's cube root: its mean is right within 1% from a shape of 1. */
const gammaAt = (shape: number, z: number): number =>
  Math.max(0, 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape))) ** 3;

/** How many newcomers a round expects: oftener where those here earn more, and where more is open. */
export function expectedNewcomers(state: State, open: number): number {
  const { market, fitted } = state;
  const { p } = fitted;
  let margin = 0;
  let work = 0;
  for (let index = 0; index < state.count; index += 1) {
    const one = state.list[index]!;
    margin += state.profit[one]!;
    work += state.load[one]! * state.cost[one]! * state.prices;
  }
  const earns = work > 0 ? Math.max(-0.5, Math.min(0.5, margin / work)) : 0;
  const drawn = Math.exp(p[at.entryProfit]! * earns + (p[at.entryOpen]! * open) / market.lots);
  return (p[at.entryRate]! * state.count * drawn + p[at.newcomersAYear]!) * market.years;
}

/** Those who enter in the round. Their number has a luck of its own beside chance (a gamma), so that it varies more than a Poisson law. */
export function enterMarket(state: State, open: number): void {
  const { fitted, round } = state;
  const first = roundKey(state.first, round, purposes.entry);
  const second = roundKey(state.second, round, purposes.entry);
  const shape = fitted.p[at.entryShape]!;
  const luck = shape > 1e6 ? 1 : gammaAt(shape, normalAt(unit(drawAt(first, second, 1))));
  const newcomers = poissonAt(expectedNewcomers(state, open) * luck, unit(drawAt(first, second, 2)));
  const keys = roundKey(state.first, round, purposes.newcomer);
  const keysSecond = roundKey(state.second, round, purposes.newcomer);
  for (let nth = 0; nth < newcomers; nth += 1) admit(state, drawAt(keys, keysSecond, mix(nth + 1)));
}

/** A newcomer is like somebody who is here already, with no history and no work of this buyer’s yet. */
function admit(state: State, key: number): void {
  const { market, fitted, round } = state;
  const { first, slots, lots } = market;
  let one = first;
  while (one < slots && state.alive[one]) one += 1;
  if (one === slots) return;
  const like = Math.floor(unit(mix(key + 1)) * first);
  state.keys[one] = key;
  state.type[one] = market.type[like]!;
  state.capacity[one] = market.capacity[like]!;
  state.cost[one] = market.cost[like]!;
  state.quality[one] = market.quality[like]!;
  state.other[one] = market.other[like]!;
  state.cash[one] = market.cash[like]!;
  state.leave[one] = fitted.leave[like]!;
  state.newcomer[one] = 1;
  state.arrived[one] = round;
  state.alive[one] = 1;
  state.load[one] = state.before[one] = state.dry[one] = state.lotsHeld[one] = state.winsOf[one] = 0;
  for (let lot = 0; lot < lots; lot += 1) {
    const cell = lot * slots + one;
    state.base[cell] = fitted.baseNew[lot * first + like]!;
    state.cellKeys[cell] = cellKey(market.lotKeys[lot]!, key);
    state.incumbent[cell] = 0;
    state.experience[cell] = 0;
    state.touched[cell] = round;
  }
  state.list[state.count] = one;
  state.count += 1;
  state.entered += 1;
}
