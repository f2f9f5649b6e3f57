import { drawParameters } from './draw.ts';
import { measureNames } from './measures.ts';
import { parameterNames } from './parameters.ts';
import { type DrawSums, namesFor } from './simulate.ts';
import type { Scenario } from './types.ts';
import { version } from './version.ts';

/** A number that is not known: its middle over the draws, where half and nine tenths of them lie, and the error of too few paths. */
export type Estimate = Readonly<{
  /** Of a chance, this is the chance that is foretold, doubt of the assumptions and luck together. */
  mean: number;
  median: number;
  half: readonly [low: number, high: number];
  ninety: readonly [low: number, high: number];
  /** Standard error of the mean that comes from the number of paths alone. */
  pathError: number;
  /** Draws that could tell. */
  draws: number;
}>;

export type Difference = Omit<Estimate, 'pathError' | 'mean'> &
  Readonly<{
    /** The part of the draws in which it is more. */
    more: number;
    verdict: 'higher' | 'lower' | 'the same' | 'the evidence does not separate these';
  }>;

export type Answer = Readonly<{
  engine: string;
  seed: number;
  draws: number;
  paths: number;
  /** Under thirty lots of history it is what is known of a sector, and shows a direction only. */
  basis: 'your market' | 'sector prior, not your market';
  strategies: readonly Readonly<{
    id: string;
    title: string;
    measures: Readonly<Record<string, Estimate>>;
    /** Against the first strategy, on the same luck. */
    differences: Readonly<Record<string, Difference>>;
  }>[];
  /** What of the doubt about enough bidders everywhere goes with each assumption: squared rank correlation, the largest first. */
  moves: readonly Readonly<{ assumption: string; part: number }>[];
}>;

/** The value below which a part of sorted numbers lies, by R’s type 7. @example quantile([1, 2, 3], 0.5) // 2 */
export function quantile(sorted: ArrayLike<number>, part: number): number {
  const at = (sorted.length - 1) * part;
  const low = Math.floor(at);
  const high = Math.min(sorted.length - 1, low + 1);
  return sorted[low]! + (at - low) * (sorted[high]! - sorted[low]!);
}

const spreadOf = (values: readonly number[]) => {
  const sorted = Float64Array.from(values).sort();
  const between = (low: number, high: number) => [quantile(sorted, low), quantile(sorted, high)] as const;
  return {
    median: quantile(sorted, 0.5),
    half: between(0.25, 0.75),
    ninety: between(0.05, 0.95),
    draws: values.length,
  };
};

function estimateAt(sums: readonly DrawSums[], strategy: number, place: number): Estimate | null {
  const means: number[] = [];
  let within = 0;
  for (const { strategies } of sums) {
    const { count, sum, squares } = strategies[strategy]!;
    const n = count[place]!;
    if (n === 0) continue;
    const mean = sum[place]! / n;
    means.push(mean);
    if (n > 1) within += Math.max(0, squares[place]! / n - mean * mean) / (n - 1);
  }
  if (means.length === 0) return null;
  const mean = means.reduce((sum, one) => sum + one, 0) / means.length;
  return { mean, ...spreadOf(means), pathError: Math.sqrt(within) / means.length };
}

function differenceAt(sums: readonly DrawSums[], strategy: number, place: number): Difference | null {
  const means = sums.flatMap(({ strategies }) => {
    const { both, difference } = strategies[strategy]!;
    return both[place]! > 0 ? [difference[place]! / both[place]!] : [];
  });
  if (means.length === 0) return null;
  const spread = spreadOf(means);
  const [low, high] = spread.ninety;
  const same = means.every((one) => one === 0);
  return {
    ...spread,
    more: means.filter((one) => one > 0).length / means.length,
    verdict: same ? 'the same' : low > 0 ? 'higher' : high < 0 ? 'lower' : 'the evidence does not separate these',
  };
}

function ranksOf(values: readonly number[]): number[] {
  const order = values.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value);
  const ranks = new Array<number>(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to + 1 < order.length && order[to + 1]!.value === order[from]!.value) to += 1;
    for (let at = from; at <= to; at += 1) ranks[order[at]!.index] = (from + to) / 2;
    from = to + 1;
  }
  return ranks;
}

/** Spearman’s rank correlation; 0 where one of both never changes. */
export function rankCorrelation(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [ranksOf(a), ranksOf(b)];
  const middle = (a.length - 1) / 2;
  let [xy, xx, yy] = [0, 0, 0];
  for (let index = 0; index < a.length; index += 1) {
    xy += (x[index]! - middle) * (y[index]! - middle);
    xx += (x[index]! - middle) ** 2;
    yy += (y[index]! - middle) ** 2;
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
}

/** Which assumption moves the headline most: enough credible bidders everywhere, with the first strategy. */
function movesOf(scenario: Scenario, sums: readonly DrawSums[]): Answer['moves'] {
  const place = measureNames.indexOf('meanBidders');
  const told = sums.filter(({ strategies }) => strategies[0]!.count[place]! > 0);
  if (told.length < 20) return [];
  const headline = told.map(({ strategies }) => strategies[0]!.sum[place]! / strategies[0]!.count[place]!);
  const drawn = told.map(({ draw }) => drawParameters(scenario, draw));
  return parameterNames
    .map((assumption, index) => ({
      assumption,
      part:
        rankCorrelation(
          drawn.map((row) => row[index]!),
          headline,
        ) ** 2,
    }))
    .sort((a, b) => b.part - a.part || a.assumption.localeCompare(b.assumption, 'en'))
    .slice(0, 8);
}

/**
 * What the draws come to. They are taken in the order of their numbers, whoever worked them out in which order, so that the same draws
 * give the same digits.
 *
 * @example summarise(scenario, runDraws(scenario, 0, scenario.draws))
 */
export function summarise(scenario: Scenario, given: readonly DrawSums[]): Answer {
  const sums = given.toSorted((a, b) => a.draw - b.draw);
  return {
    engine: version,
    seed: scenario.seed,
    draws: sums.length,
    paths: scenario.paths,
    basis: (scenario.historyLots ?? 0) >= 30 ? 'your market' : 'sector prior, not your market',
    strategies: scenario.strategies.map((strategy, index) => ({
      id: strategy.id,
      title: strategy.title ?? strategy.id,
      measures: Object.fromEntries(
        namesFor(scenario, index).flatMap((name, place) => {
          const found = estimateAt(sums, index, place);
          return found ? [[name, found]] : [];
        }),
      ),
      differences:
        index === 0
          ? {}
          : Object.fromEntries(
              measureNames.flatMap((name, place) => {
                const found = differenceAt(sums, index, place);
                return found ? [[name, found]] : [];
              }),
            ),
    })),
    moves: movesOf(scenario, sums),
  };
}
