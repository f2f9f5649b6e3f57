import type { Pmf } from '../statistics/counts.ts';
import { linearPool, poolWeights } from '../statistics/pool.ts';
import { alike } from './alike.ts';
import { fadingByKind, naiveForecasters } from './baselines.ts';
import { shrunkCells } from './cells.ts';
import type { Recipe } from './design.ts';
import { type Forecaster, knownFrom } from './forecaster.ts';
import { conway, ordinal, poisson } from './models.ts';
import { reconciled } from './reconciled.ts';
import { biddersOf, type Tender } from './tender.ts';

const plain: Recipe = { intercept: true, trend: null, words: null, kinds: 3, season: null };
const latest = ordinal('ordinal logit, the older the less', { recipe: plain, halfLife: 100, window: 3000 });

/** What is pooled. Each errs in its own way; none of them is good enough alone on every score. */
export const members: readonly Forecaster[] = [
  fadingByKind,
  ordinal('ordinal logit with a trend that stops at the origin', {
    recipe: { ...plain, kinds: 1, trend: 1, heldAfter: 0 },
    halfLife: null,
    window: 3000,
  }),
  latest,
  conway('Conway–Maxwell–Poisson regression', { recipe: plain, halfLife: 200, window: 3000 }),
  alike('tenders that were alike', { halfLife: 100, sizeWidth: 0.7, sharpness: 5, strength: 10 }),
  reconciled("firms' own chances, reconciled", latest, 300),
];

/** Shown beside the naive ones, so that nobody takes credit for what a plain regression does. Not in the gate: they are models. */
export const referenceModels: readonly Forecaster[] = [
  poisson('Poisson regression', { recipe: plain, halfLife: null, window: 400 }),
  shrunkCells('frequencies by kind and size', 200, 20),
  ordinal('ordinal logit', { recipe: plain, halfLife: null, window: 3000 }),
];

export type TenderForecast = Readonly<{
  tender: Tender;
  /** The last year that was known when the forecast was made. */
  origin: number;
  bidders: number;
  pool: Pmf;
  naive: readonly Pmf[];
  reference: readonly Pmf[];
}>;

export type YearForecast = Readonly<{
  origin: number;
  weights: readonly number[];
  forecasts: readonly TenderForecast[];
}>;

/** As if so many more tenders had shown that all members are as good. */
const priorTenders = 30;
const fewestKnown = 30;

type MembersOf = Readonly<{ origin: number; tests: readonly Tender[]; given: readonly (readonly Pmf[])[] }>;

/**
 * Forecasts of the tenders after `until`, a year at a time: at the end of each year everything up to then is known and nothing after
 * it, and the tenders of the next `yearsAhead` years are forecast from what they say before they close. Weights of the pool come
 * from how its members did in years whose tenders were all known by then.
 *
 * @param tenders in order of date
 * @param yearsAhead 1, or Infinity for one origin alone
 */
export function forecastTenders(tenders: readonly Tender[], until: number, yearsAhead = 1): YearForecast[] {
  const last = tenders.at(-1)?.year ?? until;
  const first = tenders[0]?.year ?? until;
  const past: MembersOf[] = [];
  const made: YearForecast[] = [];
  for (let origin = first; origin < last; origin += 1) {
    if (yearsAhead > 1 && origin > until) break;
    const known = tenders.filter((tender) => tender.year <= origin);
    const ahead = origin >= until ? yearsAhead : 1;
    const tests = tenders.filter((tender) => tender.year > origin && tender.year <= origin + ahead);
    if (tests.length === 0 || (origin < until && known.length < fewestKnown)) continue;
    const all = knownFrom(known);
    const learn = (one: Forecaster) => tests.map(one.learn(all));
    const given = members.map(learn);
    if (origin >= until) {
      const weights = weightsFrom(past);
      const naive = naiveForecasters.map(learn);
      const reference = referenceModels.map(learn);
      const at = (lists: readonly (readonly Pmf[])[], index: number) => lists.map((list) => list[index]!);
      const forecasts = tests.map((tender, index) => ({
        tender,
        origin,
        bidders: biddersOf(tender),
        pool: linearPool(at(given, index), weights),
        naive: at(naive, index),
        reference: at(reference, index),
      }));
      made.push({ origin, weights, forecasts });
    }
    past.push({ origin, tests, given });
  }
  return made;
}

/** From years before: what each member gave to what came. */
function weightsFrom(past: readonly MembersOf[]): number[] {
  const chances = past.flatMap(({ tests, given }) =>
    tests.map((tender, index) =>
      given.map((list) => list[index]![Math.min(biddersOf(tender), list[index]!.length - 1)]!),
    ),
  );
  return chances.length === 0 ? members.map(() => 1 / members.length) : poolWeights(chances, priorTenders);
}
