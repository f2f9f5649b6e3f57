import { negativeBinomial, normalise, type Pmf } from '../statistics/counts.ts';
import { fitBirthDeath } from './birth-death.ts';
import type { Transition } from './register.ts';

/** What is known at an origin of one type of provider: every step of one year, and every step of the horizon. */
export type KnownAreas = Readonly<{
  yearly: readonly Transition[];
  whole: readonly Transition[];
  years: number;
  most: number;
}>;

export type AreaForecast = (area: string, region: string, before: number) => Pmf;
export type AreaForecaster = Readonly<{ name: string; learn(known: KnownAreas): AreaForecast }>;

/** Changes as they were met, weighted, moved to stand on `before`; where the horizon was never seen whole, yearly ones on end. */
function moved(known: KnownAreas, before: number, weightOf: (one: Transition) => number): Pmf {
  const walk = (from: Pmf, steps: readonly Transition[]): Pmf => {
    const changes = new Map<number, number>();
    for (const one of steps) {
      const weight = weightOf(one);
      const change = one.stayed + one.came - one.before;
      if (weight > 0) changes.set(change, (changes.get(change) ?? 0) + weight);
    }
    const to = new Float64Array(known.most + 1);
    for (let n = 0; n < from.length; n += 1)
      if (from[n]! > 1e-12)
        for (const [change, weight] of changes) to[Math.min(known.most, Math.max(0, n + change))]! += from[n]! * weight;
    return normalise(to);
  };
  const point = new Float64Array(known.most + 1);
  point[Math.min(before, known.most)] = 1;
  if (known.whole.length > 0) return walk(point, known.whole);
  let at: Pmf = point;
  for (let step = 0; step < known.years; step += 1) at = walk(at, known.yearly);
  return at;
}

/** A little of a distribution that is as wide as chance alone would make it, so that nothing is ruled out. */
function softened(pmf: Pmf, before: number, most: number): Pmf {
  const wide = negativeBinomial(before + 0.3, 5, most);
  return pmf.map((chance, k) => 0.95 * chance + 0.05 * wide[k]!);
}

export const sameAsNow: AreaForecaster = {
  name: 'the same as now',
  learn: (known) => (_, __, before) => {
    const point = new Float64Array(known.most + 1);
    for (let k = 0; k <= known.most; k += 1) point[k] = 0.3 ** Math.abs(k - before);
    return softened(normalise(point), before, known.most);
  },
};

export const randomWalk: AreaForecaster = {
  name: 'a random walk over all areas',
  learn: (known) => {
    const made = new Map<number, Pmf>();
    return (_, __, before) =>
      remembered(made, before, () =>
        softened(
          moved(known, before, () => 1),
          before,
          known.most,
        ),
      );
  },
};

const nearest = 150;

/** The changes of the areas that were nearest in size: the naive forecast that is hardest to beat. */
export const walkOfItsSize: AreaForecaster = {
  name: 'a random walk among areas of its size',
  learn: (known) => {
    const made = new Map<number, Pmf>();
    const apart = (one: Transition, before: number) => Math.abs(Math.log((one.before + 1) / (before + 1)));
    const steps = known.whole.length > 0 ? known.whole : known.yearly;
    const learn = (before: number) => {
      const far =
        steps.map((one) => apart(one, before)).sort((a, b) => a - b)[Math.min(nearest, steps.length) - 1] ?? 0;
      return softened(
        moved(known, before, (one) => (apart(one, before) <= far ? 1 : 0)),
        before,
        known.most,
      );
    };
    return (_, __, before) => remembered(made, before, () => learn(before));
  },
};

/** An area's own mean over all registers, as a Poisson. */
export const ownMean: AreaForecaster = {
  name: "the area's own average",
  learn: (known) => {
    const met = new Map<string, { sum: number; times: number }>();
    for (const one of known.yearly) {
      const area = met.get(one.area) ?? { sum: 0, times: 0 };
      area.sum += one.stayed + one.came;
      area.times += 1;
      met.set(one.area, area);
    }
    return (area, _, before) => {
      const own = met.get(area);
      return negativeBinomial(((own?.sum ?? 0) + before + 0.1) / ((own?.times ?? 0) + 1), Infinity, known.most);
    };
  },
};

export const naiveForAreas: readonly AreaForecaster[] = [walkOfItsSize, randomWalk, sameAsNow, ownMean];

const birthDeath = (name: string, halfLife: number | null, ownRates: boolean): AreaForecaster => ({
  name,
  learn: (known) => {
    const fit = fitBirthDeath(known.yearly, { halfLife, ownRates });
    return (area, region, before) => fit.predict(area, region, before, known.years, known.most);
  },
});

/** What is pooled for the number of providers in an area. */
export const membersForAreas: readonly AreaForecaster[] = [
  birthDeath('births and deaths, all years', null, false),
  birthDeath('births and deaths, the later the more', 1, false),
  birthDeath('births and deaths, areas drawn towards the whole', 2, true),
  walkOfItsSize,
];

function remembered(made: Map<number, Pmf>, before: number, make: () => Pmf): Pmf {
  const found = made.get(before);
  if (found) return found;
  const pmf = make();
  made.set(before, pmf);
  return pmf;
}
