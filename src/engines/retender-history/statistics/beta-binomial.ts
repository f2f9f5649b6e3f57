import { binomial, logGamma, normalise, type Pmf } from './counts.ts';

/**
 * Beta-binomial chances of 0 … n: mean n·p, and a share that itself varies as Beta(p·M, (1−p)·M). M infinite is the binomial.
 *
 * p(k) = C(n,k)·B(k + pM, n − k + (1−p)M) / B(pM, (1−p)M).
 *
 * @param precision M, as how many trials the prior counts
 * @example betaBinomial(2, 0.5, 2) // 1/3 each
 */
export function betaBinomial(n: number, p: number, precision: number): Pmf {
  if (!Number.isFinite(precision) || p <= 0 || p >= 1) return binomial(n, p);
  const [a, b] = [p * precision, (1 - p) * precision];
  const whole = logGamma(n + 1) + logGamma(a + b) - logGamma(a) - logGamma(b) - logGamma(n + a + b);
  const pmf = new Float64Array(n + 1);
  for (let k = 0; k <= n; k += 1)
    pmf[k] = Math.exp(whole - logGamma(k + 1) - logGamma(n - k + 1) + logGamma(k + a) + logGamma(n - k + b));
  return normalise(pmf);
}

/** The value of `candidates` that makes `logLikelihood` most: for one number that is better searched than differentiated. */
export function mostLikely(candidates: readonly number[], logLikelihood: (candidate: number) => number): number {
  let best = candidates[0]!;
  let top = -Infinity;
  for (const candidate of candidates) {
    const value = logLikelihood(candidate);
    if (value > top) [best, top] = [candidate, value];
  }
  return best;
}
