/** The chances of 0, 1, 2 … as far as the last place, which holds all that is more. They add up to one. */
export type Pmf = Float64Array;

const halfLogTwoPi = 0.9189385332046727;

/**
 * ln Γ(x) for x > 0, good to about 14 figures.
 *
 * Stirling's series above 8, reached by Γ(x+1) = x·Γ(x). Source: NIST Digital Library of Mathematical Functions, 5.11.1.
 */
export function logGamma(x: number): number {
  let at = x;
  let shift = 0;
  while (at < 8) {
    shift -= Math.log(at);
    at += 1;
  }
  const r = 1 / (at * at);
  const series = (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r / 1188)))) / at;
  return shift + (at - 0.5) * Math.log(at) - at + halfLogTwoPi + series;
}

/** Makes chances of weights; all places alike where every weight is nothing. */
export function normalise(weights: Float64Array): Pmf {
  let sum = 0;
  for (const weight of weights) sum += weight;
  if (!(sum > 0) || !Number.isFinite(sum)) return weights.fill(1 / weights.length);
  for (let k = 0; k < weights.length; k += 1) weights[k]! /= sum;
  return weights;
}

/** From logarithms of weights, without overflow. */
export function fromLogs(logs: Float64Array): Pmf {
  let top = -Infinity;
  for (const one of logs) if (one > top) top = one;
  return normalise(logs.map((one) => Math.exp(one - top)));
}

/**
 * The negative binomial, and the Poisson where `size` is infinite: mean m, variance m + m²/size.
 *
 * p(k) = Γ(k+r)/(Γ(r)·k!)·(r/(r+m))ʳ·(m/(r+m))ᵏ. What is beyond the last place is held there.
 *
 * @param most the last place
 * @example negativeBinomial(2, Infinity, 20)[0] // e⁻² = 0.1353
 */
export function negativeBinomial(mean: number, size: number, most: number): Pmf {
  const pmf = new Float64Array(most + 1);
  if (mean <= 0) {
    pmf[0] = 1;
    return pmf;
  }
  const poisson = !Number.isFinite(size);
  let log = poisson ? -mean : size * Math.log(size / (size + mean));
  let held = 0;
  for (let k = 0; k < most; k += 1) {
    pmf[k] = Math.exp(log);
    held += pmf[k]!;
    log += poisson ? Math.log(mean / (k + 1)) : Math.log(((k + size) / (k + 1)) * (mean / (size + mean)));
  }
  pmf[most] = Math.max(0, 1 - held);
  return normalise(pmf);
}

/** Binomial chances of 0 … n. */
export function binomial(n: number, p: number): Pmf {
  const pmf = new Float64Array(n + 1);
  if (p <= 0 || p >= 1) {
    pmf[p <= 0 ? 0 : n] = 1;
    return pmf;
  }
  const whole = logGamma(n + 1);
  for (let k = 0; k <= n; k += 1)
    pmf[k] = Math.exp(whole - logGamma(k + 1) - logGamma(n - k + 1) + k * Math.log(p) + (n - k) * Math.log1p(-p));
  return normalise(pmf);
}

/** The number that say yes where each does by its own chance. Exact, in the order of n². */
export function poissonBinomial(chances: readonly number[], most: number): Pmf {
  const pmf = new Float64Array(most + 1);
  pmf[0] = 1;
  for (const p of chances) {
    pmf[most]! += pmf[most - 1]! * p;
    for (let k = most - 1; k > 0; k -= 1) pmf[k] = pmf[k]! * (1 - p) + pmf[k - 1]! * p;
    pmf[0]! *= 1 - p;
  }
  return pmf;
}

/** The sum of two independent counts. */
export function convolve(a: Pmf, b: Pmf, most: number): Pmf {
  const pmf = new Float64Array(most + 1);
  for (let i = 0; i < a.length; i += 1) {
    const chance = a[i]!;
    if (chance > 0) for (let j = 0; j < b.length; j += 1) pmf[Math.min(most, i + j)]! += chance * b[j]!;
  }
  return pmf;
}

export function meanOf(pmf: Pmf): number {
  let mean = 0;
  for (let k = 1; k < pmf.length; k += 1) mean += k * pmf[k]!;
  return mean;
}

/** The chance of k or fewer. */
export function atMost(pmf: Pmf, k: number): number {
  let sum = 0;
  for (let at = 0; at <= k && at < pmf.length; at += 1) sum += pmf[at]!;
  return Math.min(1, sum);
}

/** The smallest count with at least this chance at or below it. */
export function quantile(pmf: Pmf, share: number): number {
  let sum = 0;
  for (let k = 0; k < pmf.length; k += 1) {
    sum += pmf[k]!;
    if (sum >= share - 1e-12) return k;
  }
  return pmf.length - 1;
}
