import { drawParameters, fitDraw } from './draw.ts';
import { lotsOf, type Market, marketOf } from './market.ts';
import { lotMeasures, measure, measureNames, measuresOf } from './measures.ts';
import { reconcile } from './reconcile.ts';
import { playRound } from './round.ts';
import { begin, type State, stateOf } from './state.ts';
import type { Scenario } from './types.ts';

/** Sums over the paths of one draw: how many could tell, their sum and sum of squares; and the same of the difference to the first strategy. */
export type DrawSums = Readonly<{
  draw: number;
  strategies: readonly Readonly<{
    count: Float64Array;
    sum: Float64Array;
    squares: Float64Array;
    both: Float64Array;
    difference: Float64Array;
  }>[];
}>;

/** Plays one path to its end. */
export function playPath(state: State, seed: number, draw: number, path: number): void {
  begin(state, seed, draw, path);
  for (let round = 0; round < state.market.rounds; round += 1) {
    state.round = round;
    playRound(state);
  }
}

/** The shift found for the first strategy’s lots, by id; a lot that is cut otherwise gets their mean. */
function shiftFor(scenario: Scenario, market: Market, index: number, found: Float64Array): Float64Array {
  const strategy = scenario.strategies[index]!;
  const first = lotsOf(scenario, scenario.strategies[0]!);
  const mean = found.length > 0 ? found.reduce((sum, one) => sum + one, 0) / found.length : 0;
  const by = new Map(first.map((lot, place) => [lot.id, found[place]!]));
  return Float64Array.from(lotsOf(scenario, strategy), (lot) => by.get(lot.id) ?? mean).subarray(0, market.lots);
}

/**
 * Some draws of a scenario, each with all its strategies on the same luck: a pure function of the scenario and the numbers of the
 * draws, so that it does not matter who works out which.
 *
 * @param from first draw, counted from 0
 * @param to the draw after the last
 * @example runDraws(scenario, 0, 30)
 */
export function runDraws(scenario: Scenario, from: number, to: number): DrawSums[] {
  const markets = scenario.strategies.map((strategy) => marketOf(scenario, strategy));
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => runDraw(scenario, markets, from + index));
}

function runDraw(scenario: Scenario, markets: readonly Market[], draw: number): DrawSums {
  const p = drawParameters(scenario, draw);
  const plain = fitDraw(markets[0]!, p, new Float64Array(markets[0]!.lots));
  const shift = reconcile(markets[0]!, plain, scenario.seed, draw);
  const states = markets.map((market, index) =>
    stateOf(market, fitDraw(market, p, index === 0 ? shift : shiftFor(scenario, market, index, shift))),
  );
  const outs = markets.map((market) => new Float64Array(measuresOf(market)));
  const sums = markets.map((market) => {
    const length = measuresOf(market);
    return {
      count: new Float64Array(length),
      sum: new Float64Array(length),
      squares: new Float64Array(length),
      both: new Float64Array(measureNames.length),
      difference: new Float64Array(measureNames.length),
    };
  });
  for (let path = 0; path < scenario.paths; path += 1) {
    for (const [index, state] of states.entries()) {
      playPath(state, scenario.seed, draw, path);
      measure(state, outs[index]!);
      addTo(sums[index]!, outs[index]!, outs[0]!);
    }
  }
  return { draw, strategies: sums };
}

function addTo(to: DrawSums['strategies'][number], out: Float64Array, first: Float64Array): void {
  for (let index = 0; index < out.length; index += 1) {
    const value = out[index]!;
    if (Number.isNaN(value)) continue;
    to.count[index]! += 1;
    to.sum[index]! += value;
    to.squares[index]! += value * value;
  }
  for (let index = 0; index < measureNames.length; index += 1) {
    const value = out[index]! - first[index]!;
    if (Number.isNaN(value)) continue;
    to.both[index]! += 1;
    to.difference[index]! += value;
  }
}

/** The names of all that a strategy’s market is measured by, in their order. */
export const namesFor = (scenario: Scenario, index: number): string[] => [
  ...measureNames,
  ...lotsOf(scenario, scenario.strategies[index]!).flatMap((lot) => lotMeasures.map((name) => `${name}:${lot.id}`)),
];
