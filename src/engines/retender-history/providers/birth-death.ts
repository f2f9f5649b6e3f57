import { betaBinomial, mostLikely } from '../statistics/beta-binomial.ts';
import { convolve, logGamma, negativeBinomial, type Pmf } from '../statistics/counts.ts';
import { fitGlm, linear } from '../statistics/penalised-glm.ts';
import type { Transition } from './register.ts';

export type BirthDeathOptions = Readonly<{
  /** Years after which a transition counts half; null counts all alike. */
  halfLife: number | null;
  /** Whether areas have rates of their own, drawn towards the pooled ones as far as the data say. */
  ownRates: boolean;
}>;

export type BirthDeath = Readonly<{
  /** Chance of leaving in a year, pooled. */
  exit: number;
  /** As how many provider-years the pooled rate counts against an area's own; infinite where areas do not differ. */
  exitPrecision: number;
  /** Mean number of new ones in a year in an area of that size. */
  entryOf(region: string, before: number): number;
  /** Size of the negative binomial of entries: infinite is the Poisson. */
  entrySize: number;
  predict(area: string, region: string, before: number, years: number, most: number): Pmf;
}>;

const strengths = [10, 20, 40, 80, 165, 330, 660, 1320, Infinity];
const sizes = [0.3, 0.5, 0.8, 1.2, 2, 3, 5, 8, 15, 40, Infinity];

/**
 * Providers in an area as births and deaths: each leaves with a chance, new ones come as a negative binomial count whose mean grows with how many
 * there are (log-linear in the number, regions drawn towards the whole). How far shares of leavers and numbers of new ones vary beyond chance is
 * found by likelihood.
 *
 * @param known transitions of one year each
 */
export function fitBirthDeath(known: readonly Transition[], options: BirthDeathOptions): BirthDeath {
  const last = known.reduce((year, one) => Math.max(year, one.year), -Infinity);
  const weightOf = (one: Transition) => (options.halfLife === null ? 1 : 0.5 ** ((last - one.year) / options.halfLife));
  let left = 0.5;
  let at = 10;
  for (const one of known) {
    left += weightOf(one) * (one.before - one.stayed);
    at += weightOf(one) * one.before;
  }
  const exit = left / at;
  const exitPrecision = mostLikely(strengths, (precision) =>
    known.reduce(
      (sum, one) => sum + weightOf(one) * logLeavers(one.before, one.before - one.stayed, exit, precision),
      0,
    ),
  );
  const entry = fitEntry(known, weightOf);
  const own = options.ownRates ? ownRates(known, exit, entry.meanOf) : null;
  const predict = (area: string, region: string, before: number, years: number, most: number) => {
    const rates = own?.get(area) ?? { exit, entry: 1 };
    const stay = (1 - rates.exit) ** years;
    let size = before;
    let came = 0;
    for (let step = 0; step < years; step += 1) {
      const births = rates.entry * entry.meanOf(region, size);
      came = came * (1 - rates.exit) + births;
      size = size * (1 - rates.exit) + births;
    }
    return convolve(betaBinomial(before, stay, exitPrecision), shaken(came, entry.size, entry.shock, most), most);
  };
  return { exit, exitPrecision, entryOf: entry.meanOf, entrySize: entry.size, predict };
}

function logLeavers(n: number, left: number, exit: number, precision: number): number {
  if (n === 0) return 0;
  return Math.log(Math.max(1e-300, betaBinomial(n, 1 - exit, precision)[n - left]!));
}

const logNegativeBinomial = (k: number, mean: number, size: number): number =>
  Number.isFinite(size)
    ? logGamma(k + size) -
      logGamma(size) -
      logGamma(k + 1) +
      size * Math.log(size / (size + mean)) +
      k * Math.log(mean / (size + mean))
    : k * Math.log(mean) - mean - logGamma(k + 1);

function fitEntry(known: readonly Transition[], weightOf: (one: Transition) => number) {
  const regions = [...new Set(known.map((one) => one.region))].sort();
  const row = (region: string, before: number) =>
    Float64Array.of(1, Math.log(before + 0.5), ...regions.map((one) => Number(one === region)));
  const fit = fitGlm(
    'poisson',
    known.map((one) => row(one.region, one.before)),
    known.map((one) => one.came),
    {
      penalty: Float64Array.of(0.01, 4, ...regions.map(() => 10)),
      centre: Float64Array.of(-2.5, 0.8, ...regions.map(() => 0)),
      weights: Float64Array.from(known, weightOf),
    },
  );
  const meanOf = (region: string, before: number) =>
    Math.exp(Math.min(12, linear(row(region, before), fit.coefficients)));
  const means = known.map((one) => meanOf(one.region, one.before));
  const size = mostLikely(sizes, (candidate) =>
    known.reduce((sum, one, at) => sum + weightOf(one) * logNegativeBinomial(one.came, means[at]!, candidate), 0),
  );
  return { meanOf, size, shock: yearShock(known, means) };
}

const priorYears = 4;
const priorShock = 0.25;

/** How much all areas' entries go up and down together from year to year: the deviation of ln(came/expected), drawn to 0.25 as four years would. */
function yearShock(known: readonly Transition[], means: readonly number[]): number {
  const years = new Map<number, { came: number; wanted: number }>();
  known.forEach((one, at) => {
    const year = years.get(one.year) ?? { came: 10, wanted: 10 };
    years.set(one.year, { came: year.came + one.came, wanted: year.wanted + means[at]! });
  });
  let squares = priorYears * priorShock ** 2;
  for (const { came, wanted } of years.values()) squares += Math.log(came / wanted) ** 2;
  return Math.sqrt(squares / (priorYears + years.size));
}

/** A negative binomial whose mean is itself lognormal with that deviation: Gauss and Hermite's three points. */
function shaken(mean: number, size: number, shock: number, most: number): Pmf {
  const middle = Math.log(Math.max(1e-9, mean)) - shock ** 2 / 2;
  const points = [-1, 0, 1].map((at) => negativeBinomial(Math.exp(middle + at * Math.sqrt(3) * shock), size, most));
  return points[1]!.map((chance, k) => (2 / 3) * chance + (points[0]![k]! + points[2]![k]!) / 6);
}

/** Least strength of the pooled exit rate against an area's own: weaker was no better than no pooling in England's registers. */
const leastStrength = 150;

/** Rates of each area: exits (e + M·p)/(n + M), entries (b + G)/(m + G) times the pooled, each drawn towards the pooled by likelihood. */
function ownRates(known: readonly Transition[], exit: number, meanOf: (region: string, before: number) => number) {
  const areas = new Map<string, { at: number; left: number; came: number; wanted: number }>();
  for (const one of known) {
    const area = areas.get(one.area) ?? { at: 0, left: 0, came: 0, wanted: 0 };
    area.at += one.before;
    area.left += one.before - one.stayed;
    area.came += one.came;
    area.wanted += meanOf(one.region, one.before);
    areas.set(one.area, area);
  }
  const list = [...areas.values()];
  const strength = Math.max(
    leastStrength,
    mostLikely(strengths, (precision) =>
      list.reduce((sum, one) => sum + logLeavers(one.at, one.left, exit, precision), 0),
    ),
  );
  const shape = mostLikely([1, 2, 4, 6, 10, 20, 50, Infinity], (size) =>
    list.reduce((sum, one) => sum + logNegativeBinomial(one.came, one.wanted, size), 0),
  );
  return new Map(
    [...areas].map(([name, one]) => [
      name,
      {
        exit: Number.isFinite(strength) ? (one.left + strength * exit) / (one.at + strength) : exit,
        entry: Number.isFinite(shape) ? (one.came + shape) / (one.wanted + shape) : 1,
      },
    ]),
  );
}
