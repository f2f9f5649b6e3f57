import { drawAt, purposes, roundKey } from './keyed.ts';
import { most } from './market.ts';
import { at } from './parameters.ts';
import { normalOf } from './participate.ts';
import type { State } from './state.ts';

/** How much of a lot's volume is called off in this round: all of it, but under frameworks and dynamic markets, which promise none. */
function volumeOf(state: State, lot: number): number {
  const { market, fitted, round } = state;
  if (market.vehicle[lot] !== 1 && market.vehicle[lot] !== 2) return 1;
  const draw = drawAt(
    roundKey(state.first, round, purposes.volume),
    roundKey(state.second, round, purposes.volume),
    market.lotKeys[lot]!,
  );
  return Math.min(2, Math.max(0, 1 + fitted.p[at.volumeSpread]! * normalOf(state, draw)));
}

/** Money of a year: what is delivered at what is paid, less its cost, bids made, and capacity that stands empty. In months of cost. */
export function settleMoney(state: State): void {
  const { market, fitted } = state;
  const { p } = fitted;
  for (let index = 0; index < state.count; index += 1) state.profit[state.list[index]!] = 0;
  for (let lot = 0; lot < market.lots; lot += 1) {
    if (!state.active[lot] || state.held[lot] === 0) continue;
    const volume = volumeOf(state, lot);
    for (let place = lot * most; place < lot * most + state.held[lot]!; place += 1) {
      const one = state.holders[place]!;
      const cost = state.own[place]! * state.prices;
      state.profit[one]! += (state.paid[place]! * state.index[lot]! - cost) * state.holding[place]! * volume;
    }
    // Prices follow costs within a term only as far as they are indexed.
    state.index[lot]! *= (1 + p[at.inflation]! * market.indexation[lot]!) ** market.years;
  }
  for (let index = 0; index < state.count; index += 1) {
    const one = state.list[index]!;
    const unitCost = state.cost[one]! * state.prices;
    const idle = Math.max(0, state.capacity[one]! - state.load[one]! - state.other[one]!);
    const year =
      state.profit[one]! +
      state.other[one]! * unitCost * p[at.otherMargin]! -
      idle * unitCost * p[at.fixedCost]! -
      (state.spent[one]! * state.prices) / market.years;
    const month = (Math.max(state.load[one]! + state.other[one]!, state.capacity[one]! * 0.1) * unitCost) / 12;
    state.cash[one]! += (year * market.years) / month;
  }
}
