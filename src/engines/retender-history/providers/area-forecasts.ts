import type { Pmf } from '../statistics/counts.ts';
import { linearPool, poolWeights } from '../statistics/pool.ts';
import { type KnownAreas, membersForAreas, naiveForAreas } from './area-forecasters.ts';
import { type Register, type Transition, transitions } from './register.ts';

export type AreaOutcome = Readonly<{
  origin: number;
  area: string;
  before: number;
  after: number;
  pool: Pmf;
  naive: readonly Pmf[];
  /** How often areas had lost more than a fifth, in all steps of the horizon that were known, and in the last. */
  fifthLost: readonly [number, number];
}>;

/** Weights of a pool count as if so many more areas had shown that all members are as good. */
const priorAreas = 30;
const fewestSteps = 20;

export const losesFifth = (before: number, after: number): boolean => after < 0.8 * before;

/** What may be known at the end of `origin`: steps of one year, and of the whole horizon, that were over by then. */
export function knownAreas(whole: Register, ofType: Register, origin: number, years: number): KnownAreas {
  const over = whole.years.filter((year) => year <= origin);
  const yearly = over.flatMap((year) => (over.includes(year + 1) ? transitions(whole, ofType, year, year + 1) : []));
  const steps = over.flatMap((year) =>
    over.includes(year + years) ? transitions(whole, ofType, year, year + years) : [],
  );
  const top = yearly.reduce((most, one) => Math.max(most, one.before, one.stayed + one.came), 0);
  return { yearly, whole: steps, years, most: 2 * top + 20 };
}

/**
 * How many providers of a type each area will have `years` after each origin from `until` on, from registers up to the origin alone. Weights
 * of the pool come from origins whose horizon was over by then.
 */
export function forecastAreas(whole: Register, ofType: Register, until: number, years: number): AreaOutcome[] {
  const pooled = membersForAreas;
  const outcomes: AreaOutcome[] = [];
  const past: { over: number; chances: number[] }[] = [];
  for (const origin of whole.years) {
    if (!whole.years.includes(origin + years)) continue;
    const known = knownAreas(whole, ofType, origin, years);
    if (known.yearly.length < fewestSteps) continue;
    const tests = transitions(whole, ofType, origin, origin + years);
    const members = pooled.map((one) => one.learn(known));
    const naive = naiveForAreas.map((one) => one.learn(known));
    const settled = past.filter((one) => one.over <= origin).map((one) => one.chances);
    const weights = settled.length > 0 ? poolWeights(settled, priorAreas) : pooled.map(() => 1 / pooled.length);
    const lost = fifthLost(known, origin);
    for (const { area, region, before, stayed, came } of tests) {
      const after = stayed + came;
      const given = members.map((forecast) => forecast(area, region, before));
      past.push({ over: origin + years, chances: given.map((pmf) => pmf[Math.min(after, pmf.length - 1)]!) });
      if (origin < until) continue;
      const pmfs = naive.map((forecast) => forecast(area, region, before));
      outcomes.push({ origin, area, before, after, pool: linearPool(given, weights), naive: pmfs, fifthLost: lost });
    }
  }
  return outcomes;
}

function fifthLost(known: KnownAreas, origin: number): [number, number] {
  const share = (steps: readonly Transition[]) => {
    const had = steps.filter((one) => one.before > 0);
    return (had.filter((one) => losesFifth(one.before, one.stayed + one.came)).length + 0.5) / (had.length + 1);
  };
  const steps = known.whole.length > 0 ? known.whole : known.yearly;
  return [share(steps), share(steps.filter((one) => one.year === origin - (known.whole.length > 0 ? known.years : 1)))];
}
