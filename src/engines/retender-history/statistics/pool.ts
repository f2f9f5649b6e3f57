import { fromLogs, type Pmf } from './counts.ts';

/**
 * Weights of a linear pool, learnt on forecasts whose outcome is known: those that make Σ ln Σ w·p most, drawn towards equal weights
 * as if `prior` more outcomes for each forecaster had been met. By expectation and maximisation, which never leaves the simplex.
 *
 * Source: the mixture-weights step of A. P. Dempster, N. M. Laird and D. B. Rubin (1977), JRSS B 39, 1–38.
 *
 * @param chances for each past outcome, the chance that each forecaster gave to what came
 * @example poolWeights([[1, 0]], 0)[0] // 1
 */
export function poolWeights(chances: readonly (readonly number[])[], prior: number, most = 200): number[] {
  const forecasters = chances[0]?.length ?? 0;
  let weights = new Array<number>(forecasters).fill(1 / forecasters);
  for (let step = 0; step < most; step += 1) {
    const shares = new Array<number>(forecasters).fill(prior);
    for (const given of chances) {
      const whole = given.reduce((total, chance, at) => total + weights[at]! * chance, 0);
      if (whole > 0)
        given.forEach((chance, at) => {
          shares[at]! += (weights[at]! * chance) / whole;
        });
    }
    const total = shares.reduce((sum, share) => sum + share, 0);
    if (!(total > 0)) return weights;
    const next = shares.map((share) => share / total);
    const moved = Math.max(...next.map((weight, at) => Math.abs(weight - weights[at]!)));
    weights = next;
    if (moved < 1e-7) break;
  }
  return weights;
}

/** Σ w·p: holds every forecaster's doubt, and the doubt between them. */
export function linearPool(pmfs: readonly Pmf[], weights: readonly number[]): Pmf {
  const pooled = new Float64Array(pmfs[0]!.length);
  pmfs.forEach((pmf, at) => {
    for (let k = 0; k < pooled.length; k += 1) pooled[k]! += weights[at]! * pmf[k]!;
  });
  return pooled;
}

/** Π pʷ, made to add up to one: sharper than the linear pool, and nothing where one forecaster says never. */
export function logPool(pmfs: readonly Pmf[], weights: readonly number[]): Pmf {
  const logs = new Float64Array(pmfs[0]!.length);
  pmfs.forEach((pmf, at) => {
    for (let k = 0; k < logs.length; k += 1) logs[k]! += weights[at]! * Math.log(Math.max(1e-12, pmf[k]!));
  });
  return fromLogs(logs);
}
