import { coverLot, dropHolder } from './cover.ts';
import { cellKey, drawAt, logitAt, purposes, roundKey, unit } from './keyed.ts';
import { most } from './market.ts';
import { at } from './parameters.ts';
import { normalOf } from './participate.ts';
import type { State } from './state.ts';

/** The logit that a chance a year must exceed for a draw to come about within a round. */
function hazardAt(state: State, draw: number): number {
  if (!state.exact) return state.hazard[draw >>> 20]!;
  const u = unit(draw);
  return state.market.years === 1 ? logitAt(u) : logitAt(1 - (1 - u) ** (1 / state.market.years));
}

/** Luck that members of an alliance have in common; the same for everybody in a lot. */
function allianceLuck(state: State): void {
  const { market, fitted, round } = state;
  state.term.fill(0);
  const spread = fitted.p[at.allianceShock]!;
  if (spread === 0) return;
  const first = roundKey(state.first, round, purposes.alliance);
  const second = roundKey(state.second, round, purposes.alliance);
  for (let lot = 0; lot < market.lots; lot += 1) {
    if (market.vehicle[lot] !== 3 || state.held[lot] === 0) continue;
    const luck = spread * normalOf(state, drawAt(first, second, market.lotKeys[lot]!));
    for (let place = lot * most; place < lot * most + state.held[lot]!; place += 1)
      state.term[state.holders[place]!]! += luck;
  }
}

/** Takes a provider out: what it held is uncovered until others take it. */
export function removeProvider(state: State, one: number): void {
  for (let lot = 0; lot < state.market.lots; lot += 1)
    for (let place = lot * most + state.held[lot]! - 1; place >= lot * most; place -= 1)
      if (state.holders[place] === one) dropHolder(state, lot, place);
  state.alive[one] = 0;
  let kept = 0;
  for (let index = 0; index < state.count; index += 1) {
    const each = state.list[index]!;
    if (each !== one) state.list[kept++] = each;
  }
  state.count = kept;
}

/** The logit of each provider's leaving within a year, as things stand, into `term`, where what an alliance shares stands already. */
function leavingLogits(state: State): Float64Array {
  const { count, list, before, load, other, dry, cash, newcomer, leave, term, shock, market } = state;
  const { p } = state.fitted;
  const [byDependence, byDry, byCash] = [p[at.exitDependence]!, p[at.exitDry]!, p[at.exitCash]!];
  const byInformation = market.informed ? p[at.exitInformation]! : 0;
  for (let index = 0; index < count; index += 1) {
    const one = list[index]!;
    const had = before[one]!;
    const work = had + other[one]!;
    const lost = had > 0 ? Math.max(0, had - load[one]!) / had : 0;
    term[one] =
      leave[one]! +
      byDependence * (work > 0 ? had / work : 0) * lost +
      byDry * Math.min(3, dry[one]!) +
      (cash[one]! < 2 ? byCash : 0) +
      (newcomer[one] ? byInformation : 0) +
      shock +
      term[one]!;
  }
  return term;
}

/** Who leaves this buyer's market in the round, for good; part of them close. All decide on the same state, then go. */
export function leaveMarket(state: State): void {
  const { fitted, round } = state;
  const first = roundKey(state.first, round, purposes.exit);
  const second = roundKey(state.second, round, purposes.exit);
  const closesFirst = roundKey(state.first, round, purposes.closes);
  const closesSecond = roundKey(state.second, round, purposes.closes);
  allianceLuck(state);
  const { count, list, arrived, newcomer, keys, order } = state;
  const leaving = leavingLogits(state);
  let going = 0;
  for (let index = 0; index < count; index += 1) {
    const one = list[index]!;
    // Who came in this round has not had a year yet.
    if (newcomer[one] && arrived[one] === round) continue;
    if (leaving[one]! > hazardAt(state, drawAt(first, second, keys[one]!))) order[going++] = one;
  }
  for (let index = 0; index < going; index += 1) {
    const one = state.order[index]!;
    state.left += 1;
    if (state.type[one]! < 2) state.smallLeft += 1;
    if (unit(drawAt(closesFirst, closesSecond, state.keys[one]!)) < fitted.p[at.closes]!) state.closed += 1;
    removeProvider(state, one);
  }
}

/** Contracts that are handed back in the round: oftener where they lose money. */
export function handBack(state: State): void {
  const { market, fitted, round } = state;
  const { p } = fitted;
  const first = roundKey(state.first, round, purposes.handBack);
  const second = roundKey(state.second, round, purposes.handBack);
  for (let lot = 0; lot < market.lots; lot += 1) {
    if (!state.active[lot]) continue;
    for (let place = lot * most + state.held[lot]! - 1; place >= lot * most; place -= 1) {
      const one = state.holders[place]!;
      const losing = state.paid[place]! * state.index[lot]! < state.own[place]! * state.prices;
      const logit = p[at.handBack]! + (losing ? p[at.handBackLoss]! : 0);
      const draw = drawAt(first, second, cellKey(market.lotKeys[lot]!, state.keys[one]!));
      if (!(logit > hazardAt(state, draw))) continue;
      state.handBacks += 1;
      dropHolder(state, lot, place);
      stepIn(state, lot, one);
    }
  }
}

/** Others take what has become free, as far as they have room; what moves is without care for as long as moving takes. */
export function stepIn(state: State, lot: number, but: number): void {
  const moved = coverLot(state, lot, but);
  const years = Math.min(state.market.years, 1 / (52 * state.fitted.p[at.rehomeWeekly]!));
  state.gap += moved * years;
}

/** All lots from which somebody has gone, the largest gap first and then by key: the order of listing plays no part. */
export function stepInEverywhere(state: State): void {
  const { market } = state;
  state.places.fill(0);
  for (;;) {
    let next = -1;
    for (let lot = 0; lot < market.lots; lot += 1) {
      if (state.places[lot] || !state.active[lot] || state.uncovered[lot]! <= 1e-9) continue;
      if (
        next < 0 ||
        state.uncovered[lot]! > state.uncovered[next]! ||
        (state.uncovered[lot] === state.uncovered[next] && market.lotKeys[lot]! < market.lotKeys[next]!)
      )
        next = lot;
    }
    if (next < 0) return;
    state.places[next] = 1;
    stepIn(state, next, -1);
  }
}
