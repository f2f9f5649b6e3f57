import { fromLogs, logGamma, type Pmf } from './counts.ts';
import { type Design, linear } from './penalised-glm.ts';
import { solveSymmetric } from './solve-symmetric.ts';

/**
 * The Conway–Maxwell–Poisson: p(k) ∝ λᵏ/(k!)^ν from the least count that can be seen. ν above 1 varies less than the Poisson,
 * ν = 1 is the Poisson, below 1 more.
 *
 * Source: G. Shmueli and others (2005), Journal of the Royal Statistical Society C 54, 127–142.
 *
 * @param logRate ln λ
 * @param least 0, or 1 where a tender without a bid is never seen
 * @param most the last place
 * @example comPoisson(Math.log(2), 1, 0, 30)[0] // e⁻² = 0.1353
 */
export function comPoisson(logRate: number, dispersion: number, least: number, most: number): Pmf {
  const logs = new Float64Array(most + 1).fill(-Infinity);
  for (let k = least; k <= most; k += 1) logs[k] = k * logRate - dispersion * logFactorial(k);
  return fromLogs(logs);
}

export type ComPoissonFit = Readonly<{
  coefficients: Float64Array;
  dispersion: number;
  least: number;
  settled: boolean;
}>;

const remembered: number[] = [];
const logFactorial = (k: number): number => (remembered[k] ??= logGamma(k + 1));

const leastDispersion = 0.02;

/**
 * ln λ = x·β and one ν, by Newton's method: an exponential family in (β, ν), so the penalised likelihood has one top.
 *
 * @param y counts, each at least `least`
 * @param penalty precision of a normal prior about zero for each coefficient
 */
export function fitComPoisson(
  rows: Design,
  y: readonly number[],
  options: Readonly<{ penalty: Float64Array; weights?: Float64Array; least: number; most: number }>,
): ComPoissonFit {
  const columns = rows[0]!.length;
  let beta = new Float64Array(columns);
  let nu = 1;
  beta[0] = Math.log(Math.max(0.1, y.reduce((sum, n) => sum + n, 0) / y.length));
  let best = -Infinity;
  let settled = false;
  for (let step = 0; step < 60 && !settled; step += 1) {
    const at = newtonStep(rows, y, beta, nu, options);
    if (step === 0) best = at.objective;
    let reached = -Infinity;
    let nextBeta = beta;
    let nextNu = nu;
    for (let scale = 1; scale > 1e-4; scale /= 2) {
      nextBeta = beta.map((value, j) => value + scale * at.move[j]!);
      nextNu = Math.max(leastDispersion, nu + scale * at.move[columns]!);
      reached = objective(rows, y, nextBeta, nextNu, options);
      if (reached >= best - 1e-10) break;
    }
    if (!(reached >= best - 1e-10)) break;
    settled = Math.abs(reached - best) < 1e-8 * (Math.abs(best) + 1);
    beta = nextBeta;
    nu = nextNu;
    best = reached;
  }
  return { coefficients: beta, dispersion: nu, least: options.least, settled };
}

type Options = Parameters<typeof fitComPoisson>[2];

/** A prior on ν: normal about 1 with variance 4, so that three tenders cannot make it run away. */
const dispersionPenalty = 0.25;

function objective(rows: Design, y: readonly number[], beta: Float64Array, nu: number, options: Options): number {
  let sum = -0.5 * dispersionPenalty * (nu - 1) ** 2;
  rows.forEach((row, i) => {
    const pmf = comPoisson(linear(row, beta), nu, options.least, options.most);
    sum += (options.weights?.[i] ?? 1) * Math.log(Math.max(1e-300, pmf[Math.min(y[i]!, options.most)]!));
  });
  beta.forEach((value, j) => {
    sum -= 0.5 * options.penalty[j]! * value * value;
  });
  return sum;
}

function newtonStep(
  rows: Design,
  y: readonly number[],
  beta: Float64Array,
  nu: number,
  options: Options,
): { move: Float64Array; objective: number } {
  const columns = beta.length;
  const size = columns + 1;
  const information = new Float64Array(size * size);
  const gradient = new Float64Array(size);
  let value = -0.5 * dispersionPenalty * (nu - 1) ** 2;
  rows.forEach((row, i) => {
    const weight = options.weights?.[i] ?? 1;
    const pmf = comPoisson(linear(row, beta), nu, options.least, options.most);
    const n = Math.min(y[i]!, options.most);
    value += weight * Math.log(Math.max(1e-300, pmf[n]!));
    const moments = momentsOf(pmf);
    const off = weight * (n - moments.mean);
    gradient[columns]! += weight * (moments.meanLog - logFactorial(n));
    information[columns * size + columns]! += weight * moments.varianceLog;
    for (let j = 0; j < columns; j += 1) {
      const x = row[j]!;
      if (x === 0) continue;
      gradient[j]! += off * x;
      information[columns * size + j]! -= weight * moments.covariance * x;
      for (let k = 0; k <= j; k += 1) information[j * size + k]! += weight * moments.variance * x * row[k]!;
    }
  });
  for (let j = 0; j < columns; j += 1) {
    value -= 0.5 * options.penalty[j]! * beta[j]! ** 2;
    gradient[j]! -= options.penalty[j]! * beta[j]!;
    information[j * size + j]! += options.penalty[j]! + 1e-9;
  }
  gradient[columns]! -= dispersionPenalty * (nu - 1);
  information[columns * size + columns]! += dispersionPenalty;
  for (let j = 0; j < size; j += 1)
    for (let k = 0; k < j; k += 1) information[k * size + j] = information[j * size + k]!;
  return { move: solveSymmetric(information, gradient), objective: value };
}

function momentsOf(pmf: Pmf) {
  let mean = 0;
  let meanLog = 0;
  for (let k = 0; k < pmf.length; k += 1) {
    mean += pmf[k]! * k;
    meanLog += pmf[k]! * logFactorial(k);
  }
  let variance = 0;
  let covariance = 0;
  let varianceLog = 0;
  for (let k = 0; k < pmf.length; k += 1) {
    const byCount = k - mean;
    const byLog = logFactorial(k) - meanLog;
    variance += pmf[k]! * byCount * byCount;
    covariance += pmf[k]! * byCount * byLog;
    varianceLog += pmf[k]! * byLog * byLog;
  }
  return { mean, meanLog, variance, covariance, varianceLog };
}
