import { comPoisson, fitComPoisson } from '../statistics/com-poisson.ts';
import { atMost, negativeBinomial, normalise, type Pmf } from '../statistics/counts.ts';
import { classChances, fitOrdinal } from '../statistics/ordinal-logit.ts';
import { expected, fitGlm, linear } from '../statistics/penalised-glm.ts';
import { designFor, type Recipe } from './design.ts';
import { type Forecaster, frequencies, type Known, wide } from './forecaster.ts';

const fewest = 10;

/** The older the less: weights that halve with every so many tenders. */
const fading = (known: Known, halfLife: number | null): Float64Array =>
  Float64Array.from(known.tenders, (_, index) =>
    halfLife === null ? 1 : 0.5 ** ((known.tenders.length - 1 - index) / halfLife),
  );

const last = (known: Known, count: number): Known => ({
  ...known,
  tenders: known.tenders.slice(-count),
  counts: known.counts.slice(-count),
});

const untilEnough = (name: string, learn: Forecaster['learn']): Forecaster => ({
  name,
  learn: (known) => {
    if (known.tenders.length >= fewest) return learn(known);
    const pmf = frequencies(known, wide(known), 2, () => 1);
    return () => pmf;
  },
});

/** Classes of counts that were each met at least `least` times, as the count that each begins at. */
export function classesOf(known: Known, least: number): number[] {
  const met = new Float64Array(known.most + 1);
  for (const count of known.counts) met[Math.min(known.most, count)]! += 1;
  const starts: number[] = [];
  let held = Infinity;
  for (let k = known.least; k <= known.most; k += 1) {
    if (held >= least) {
      if (met.subarray(k).reduce((sum, one) => sum + one, 0) < least && starts.length > 0) break;
      starts.push(k);
      held = 0;
    }
    held += met[k]!;
  }
  return starts;
}

export type OrdinalRecipe = Readonly<{ recipe: Recipe; halfLife: number | null; window: number | null }>;

/** Proportional odds over classes of counts; within a class as often as it was met. */
export const ordinal = (name: string, how: OrdinalRecipe): Forecaster =>
  untilEnough(name, (all) => {
    const known = how.window === null ? all : last(all, how.window);
    const starts = classesOf(known, Math.max(3, Math.round(known.counts.length / 100)));
    const classOf = known.counts.map((count) => starts.findLastIndex((start) => count >= start));
    const design = designFor(known.tenders, { ...how.recipe, intercept: false });
    const fit = fitOrdinal(known.tenders.map(design.rowOf), classOf, starts.length, {
      penalty: design.penalty,
      weights: fading(known, how.halfLife),
    });
    const within = frequencies(known, wide(known), 4, () => 1);
    return (tender) => spread(classChances(fit, design.rowOf(tender)), starts, within);
  });

function spread(chances: Float64Array, starts: readonly number[], within: Pmf): Pmf {
  const pmf = new Float64Array(within.length);
  starts.forEach((start, c) => {
    const end = starts[c + 1] ?? within.length;
    const held = atMost(within, end - 1) - atMost(within, start - 1);
    for (let k = start; k < end; k += 1) pmf[k] = chances[c]! * (held > 0 ? within[k]! / held : 1 / (end - start));
  });
  return normalise(pmf);
}

/** Conway–Maxwell–Poisson regression over the last `window` tenders. */
export const conway = (name: string, how: OrdinalRecipe): Forecaster =>
  untilEnough(name, (all) => {
    const known = how.window === null ? all : last(all, how.window);
    const design = designFor(known.tenders, { ...how.recipe, intercept: true });
    const fit = fitComPoisson(known.tenders.map(design.rowOf), known.counts, {
      penalty: design.penalty,
      weights: fading(known, how.halfLife),
      least: known.least,
      most: known.most,
    });
    return (tender) =>
      comPoisson(linear(design.rowOf(tender), fit.coefficients), fit.dispersion, fit.least, known.most);
  });

/** Poisson regression over the last `window` tenders, without the places that are never seen. */
export const poisson = (name: string, how: OrdinalRecipe): Forecaster =>
  untilEnough(name, (all) => {
    const known = how.window === null ? all : last(all, how.window);
    const design = designFor(known.tenders, { ...how.recipe, intercept: true });
    const fit = fitGlm('poisson', known.tenders.map(design.rowOf), known.counts, {
      penalty: design.penalty,
      weights: fading(known, how.halfLife),
    });
    return (tender) => {
      const pmf = negativeBinomial(expected(fit, design.rowOf(tender)), Infinity, known.most);
      pmf.fill(0, 0, known.least);
      return normalise(pmf);
    };
  });
