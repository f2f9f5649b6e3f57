import { awardLots } from './award.ts';
import { enterMarket } from './enter.ts';
import { drawAt, purposes, roundKey } from './keyed.ts';
import { handBack, leaveMarket, stepInEverywhere } from './leave.ts';
import { settleMoney } from './money.ts';
import { at } from './parameters.ts';
import { gatherBids, normalOf, openLots, priceBids } from './participate.ts';
import type { State } from './state.ts';

/**
 * One round, in this order: prices rise and the year has its luck; what is due is opened or extended; who bids, at what price; all lots
 * are awarded at once; money; some leave, some hand back, others step in; newcomers come.
 */
export function playRound(state: State): void {
  const { market, fitted, round } = state;
  const { p } = fitted;
  if (round > 0) state.prices *= (1 + p[at.inflation]!) ** market.years;
  const year = drawAt(roundKey(state.first, round, purposes.year), roundKey(state.second, round, purposes.year), 1);
  state.shock = p[at.yearShock]! * normalOf(state, year);
  for (let index = 0; index < state.count; index += 1) {
    const one = state.list[index]!;
    state.before[one] = state.load[one]!;
    state.bidsMade[one] = state.wins[one] = 0;
    state.spent[one] = 0;
  }
  const open = openLots(state);
  if (open > 0) {
    gatherBids(state, open);
    priceBids(state);
    awardLots(state);
  }
  settleMoney(state);
  leaveMarket(state);
  stepInEverywhere(state);
  handBack(state);
  countGaps(state);
  enterMarket(state, open);
}

function countGaps(state: State): void {
  const { market } = state;
  let gap = 0;
  for (let lot = 0; lot < market.lots; lot += 1) if (state.active[lot]) gap += state.uncovered[lot]!;
  state.gap += gap * market.years;
  if (gap > 1e-6) state.anyUncovered = 1;
}
