/** Where a number comes from: this buyer's own history, what others have published, or judgement alone. */
export type Grade = 'your data' | 'literature' | 'judgement';

/** What is thought of a parameter before a buyer's own data are looked at: normal, with this mean and deviation. */
export type Prior = Readonly<{
  name: string;
  says: string;
  unit: string;
  mean: number;
  deviation: number;
  grade: Exclude<Grade, 'your data'>;
  source: string;
  least?: number;
  most?: number;
}>;

export type Estimate = Readonly<{
  name: string;
  says: string;
  unit: string;
  value: number;
  deviation: number;
  /** A 90% interval. */
  low: number;
  high: number;
  /** "your data" where they tell more than the prior does. */
  grade: Grade;
  /** How much of what is known comes from this buyer's data: 1 − variance after / variance before, from 0 to 1. */
  dataWeight: number;
  /** Outcomes in the data that speak of it. */
  n: number;
  source: string;
}>;

const z90 = 1.6448536269514722;

/** A prior as it stands, for what a buyer's own history cannot tell. */
export const fromPrior = (prior: Prior): Estimate => combine(prior, null);

/**
 * A prior and what the data say, weighted by their precision: the mean of two normals. Nothing from the data leaves the prior.
 *
 * @param data the data's own estimate, its standard deviation, and from how many outcomes
 * @example combine({ mean: 0, deviation: 1, … }, { value: 1, deviation: 1, n: 50 }).value // 0.5, with a data weight of a half
 */
export function combine(prior: Prior, data: { value: number; deviation: number; n: number } | null): Estimate {
  const usable = data !== null && Number.isFinite(data.value) && data.deviation > 0 && Number.isFinite(data.deviation);
  const before = 1 / prior.deviation ** 2;
  const told = usable ? 1 / data.deviation ** 2 : 0;
  const value = (before * prior.mean + (usable ? told * data.value : 0)) / (before + told);
  const deviation = Math.sqrt(1 / (before + told));
  const dataWeight = told / (before + told);
  const within = (one: number) => Math.min(prior.most ?? Infinity, Math.max(prior.least ?? -Infinity, one));
  const own = dataWeight >= 0.5;
  return {
    name: prior.name,
    says: prior.says,
    unit: prior.unit,
    value: within(value),
    deviation,
    low: within(value - z90 * deviation),
    high: within(value + z90 * deviation),
    grade: own ? 'your data' : prior.grade,
    dataWeight,
    n: usable ? data.n : 0,
    source: own ? `your own history, ${data!.n} outcomes` : prior.source,
  };
}
