import { drawParameters, fitDraw } from './draw.ts';
import { marketOf } from './market.ts';
import { type ParameterName, parameterNames } from './parameters.ts';
import { playPath } from './simulate.ts';
import { type State, stateOf } from './state.ts';
import type { Assumption, Lot, Provider, Scenario } from './types.ts';

/** Everything off: all bid, nobody leaves or comes, nothing costs anything. A test switches on what it is about. */
const off: Partial<Record<ParameterName, number>> = {
  bidBase: 50,
  newcomerSpread: 1,
  exitBase: -50,
  handBack: -50,
  entryShape: 1e9,
  rehomeWeekly: 1,
};

export const known = (value: number): Assumption => ({
  value,
  low: value,
  high: value,
  source: 'the test',
  grade: 'C',
});

export const assume = (on: Partial<Record<ParameterName, number>>): Record<string, Assumption> =>
  Object.fromEntries(parameterNames.map((name) => [name, known(on[name] ?? off[name] ?? 0)]));

export const provider = (id: string, more: Partial<Provider> = {}): Provider => ({
  id,
  type: 'sme',
  capacity: 1_000,
  cost: 1,
  dependence: 1,
  ...more,
});
export const many = (count: number, more: Partial<Provider> = {}): Provider[] =>
  Array.from({ length: count }, (_, index) => provider(`p${index}`, more));
export const lot = (id: string, more: Partial<Lot> = {}): Lot => ({ id, units: 1, price: 1, ...more });

/** One lot, one round, five providers who are alike. */
export const scenario = (on: Partial<Record<ParameterName, number>>, more: Partial<Scenario> = {}): Scenario => ({
  seed: 7,
  draws: 1,
  paths: 1,
  rounds: 1,
  providers: many(5),
  lots: [lot('lot')],
  strategies: [{ id: 'as it is', terms: { priceWeight: 1, termRounds: 1 } }],
  exact: true,
  parameters: assume(on),
  ...more,
});

export function openState(of: Scenario, strategy = 0): State {
  const market = marketOf(of, of.strategies[strategy]!);
  return stateOf(market, fitDraw(market, drawParameters(of, 0), new Float64Array(market.lots)));
}

/** Plays many paths and reads something off the end of each. */
export function collect<T>(of: Scenario, paths: number, read: (state: State) => T, strategy = 0): T[] {
  const state = openState(of, strategy);
  return Array.from({ length: paths }, (_, path) => {
    playPath(state, of.seed, 0, path);
    return read(state);
  });
}

export const meanOf = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
export function varianceOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (values.length - 1);
}

/** A market as there might be one: several lots and areas, small and large, histories, incumbents, newcomers, everything on. */
export function lively(more: Partial<Scenario> = {}): Scenario {
  const areas = ['north', 'south', 'shore'];
  const types = ['sme', 'vcse', 'large', 'sme'] as const;
  return {
    seed: 20_261_123,
    draws: 6,
    paths: 20,
    rounds: 6,
    providers: Array.from({ length: 14 }, (_, index) =>
      provider(`provider ${index}`, {
        type: types[index % 4]!,
        capacity: 1_000 * (8 + ((index * 7) % 23)),
        cost: 18 + (index % 5),
        quality: 0.4 + (index % 6) / 10,
        dependence: 0.3 + (index % 4) / 6,
        cashMonths: 1 + (index % 4),
        areas: index % 3 === 0 ? areas : [areas[index % 3]!, areas[(index + 1) % 3]!],
        bids: { made: 1 + (index % 5), of: 12 },
        ...(index % 7 === 6 ? { rating: 'requires improvement' as const } : {}),
      }),
    ),
    lots: areas.flatMap((area, index) => [
      lot(`${area} large`, {
        area,
        units: 1_000 * (12 + index),
        price: 21,
        incumbents: [{ provider: `provider ${index * 3}`, units: 1_000 * (12 + index) }],
      }),
      lot(`${area} small`, { area, units: 4_000, price: 22, firstRound: index }),
    ]),
    strategies: [
      { id: 'as it is', terms: { termRounds: 2 } },
      { id: 'two awards', terms: { termRounds: 2, awards: 2 } },
    ],
    ...more,
  };
}
