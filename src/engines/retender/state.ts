import type { Fitted } from './draw.ts';
import { hazardTable, logitTable, normalTable, pathKey } from './keyed.ts';
import { type Market, most } from './market.ts';
import { expectedBidders } from './reconcile.ts';

const f64 = (length: number) => new Float64Array(length);
const i32 = (length: number) => new Int32Array(length);

/** What one path of luck holds and changes. Made once for a market and begun again for each path. Cells are lot × slots + provider. */
export type State = ReturnType<typeof stateOf>;

export function stateOf(market: Market, fitted: Fitted) {
  const { slots, lots, first } = market;
  const cells = slots * lots;
  const beliefs = Int32Array.from({ length: lots }, (_, lot) =>
    Math.max(1, Math.round(expectedBidders(market, fitted, lot, 0))),
  );
  return {
    market,
    fitted,
    exact: market.exact,
    logit: logitTable,
    normal: normalTable,
    hazard: hazardTable(market.years),
    beliefs,
    first: 0,
    second: 0,
    round: 0,
    // providers
    keys: market.keys.slice(),
    type: market.type.slice(),
    capacity: market.capacity.slice(),
    cost: market.cost.slice(),
    quality: market.quality.slice(),
    other: market.other.slice(),
    leave: f64(slots),
    newcomer: new Uint8Array(slots),
    arrived: i32(slots),
    alive: new Uint8Array(slots),
    list: i32(slots),
    count: 0,
    load: f64(slots),
    before: f64(slots),
    cash: f64(slots),
    dry: i32(slots),
    bidsMade: i32(slots),
    wins: i32(slots),
    lotsHeld: i32(slots),
    spent: f64(slots),
    profit: f64(slots),
    term: f64(slots),
    // cells
    base: f64(cells),
    /** What `base` is of those who are here from the first round, lot by lot. */
    known: Array.from({ length: lots }, (_, lot) => fitted.base.subarray(lot * first, (lot + 1) * first)),
    cellKeys: market.cellKeys.slice(),
    incumbent: new Uint8Array(cells),
    experience: f64(cells),
    touched: i32(cells),
    // lots
    holders: i32(lots * most),
    holding: f64(lots * most),
    paid: f64(lots * most),
    /** What a unit costs its holder, in the money of the first round. */
    own: f64(lots * most),
    held: i32(lots),
    uncovered: f64(lots),
    active: new Uint8Array(lots),
    due: i32(lots),
    bidders: i32(lots),
    lastBidders: i32(lots),
    places: i32(lots),
    given: i32(lots),
    extended: new Uint8Array(lots),
    tenders: i32(lots),
    index: f64(lots),
    // bids of a round
    bidLot: i32(cells),
    bidBy: i32(cells),
    bid: f64(cells),
    costOf: f64(cells),
    score: f64(cells),
    tie: new Uint32Array(cells),
    order: i32(cells),
    taken: new Uint8Array(cells),
    bids: 0,
    prices: 1,
    shock: 0,
    // what is counted for the measures
    seen: i32(lots * 2).fill(-1),
    firstPrice: f64(lots),
    firstRound: i32(lots),
    lastPrice: f64(lots),
    lastRound: i32(lots),
    left: 0,
    closed: 0,
    smallLeft: 0,
    handBacks: 0,
    entered: 0,
    gap: 0,
    anyUncovered: 0,
    bidsAll: 0,
    margins: 0,
    retained: 0,
    retainable: 0,
    winsOf: f64(slots),
    unitsOf: f64(slots),
  };
}

/** The state as it is before the first round, for the luck of one path. */
export function begin(state: State, seed: number, draw: number, path: number): void {
  const { slots, lots } = state.market;
  [state.first, state.second] = pathKey(seed, draw, path);
  beginProviders(state);
  state.base.fill(Number.NEGATIVE_INFINITY);
  state.incumbent.fill(0);
  state.experience.fill(0);
  state.touched.fill(0);
  for (let lot = 0; lot < lots; lot += 1) {
    state.base.set(state.known[lot]!, lot * slots);
    beginLot(state, lot);
  }
  state.prices = 1;
  state.left = state.closed = state.smallLeft = state.handBacks = state.entered = 0;
  state.gap = state.anyUncovered = state.bidsAll = state.margins = state.retained = state.retainable = 0;
  state.seen.fill(-1);
}

function beginProviders(state: State): void {
  const { market, fitted } = state;
  const { first, slots } = market;
  for (let one = 0; one < slots; one += 1) {
    const here = one < first;
    state.alive[one] = here ? 1 : 0;
    state.newcomer[one] = 0;
    state.load[one] = state.dry[one] = state.lotsHeld[one] = state.winsOf[one] = 0;
    state.cash[one] = market.cash[one]!;
    if (here) {
      state.list[one] = one;
      state.leave[one] = fitted.leave[one]!;
    }
  }
  state.count = first;
}

function beginLot(state: State, lot: number): void {
  const { market } = state;
  const { first, slots } = market;
  let held = 0;
  let covered = 0;
  for (let one = 0; one < first; one += 1) {
    const units = market.held[lot * first + one]!;
    if (units <= 0 || held === most) continue;
    state.holders[lot * most + held] = one;
    state.holding[lot * most + held] = units;
    state.paid[lot * most + held] = market.price[lot]!;
    state.own[lot * most + held] = market.cost[one]!;
    state.incumbent[lot * slots + one] = 1;
    state.load[one]! += units;
    state.lotsHeld[one]! += 1;
    covered += units;
    held += 1;
  }
  state.held[lot] = held;
  state.active[lot] = market.runsAlready[lot]!;
  state.uncovered[lot] = state.active[lot] ? Math.max(0, market.size[lot]! - covered) : 0;
  state.due[lot] = market.begins[lot]!;
  state.lastBidders[lot] = state.beliefs[lot]!;
  state.extended[lot] = state.tenders[lot] = 0;
  state.index[lot] = 1;
  state.firstRound[lot] = state.lastRound[lot] = -1;
}
