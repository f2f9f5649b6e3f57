import { inverseDiagonal, type Square, solveSymmetric } from './solve-symmetric.ts';

/** Rows of the same length; the first column is usually 1. */
export type Design = readonly Float64Array[];

export type Family = 'logit' | 'poisson';

export type GlmFit = Readonly<{
  family: Family;
  coefficients: Float64Array;
  /** Standard deviations of the coefficients by Laplace's approximation: the penalty counts as a prior. */
  deviations: Float64Array;
  settled: boolean;
}>;

export type GlmOptions = Readonly<{
  /** Precision of a normal prior for each coefficient; nothing for those that are free. */
  penalty: Float64Array;
  /** Where the prior stands; nothing said is zero. */
  centre?: Float64Array;
  weights?: Float64Array;
}>;

export const logistic = (x: number): number => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)));

export const linear = (row: Float64Array, coefficients: Float64Array): number => {
  let sum = 0;
  for (let j = 0; j < row.length; j += 1) sum += row[j]! * coefficients[j]!;
  return sum;
};

/** The expected value of a row: a chance, or a mean count. */
export const expected = (fit: Pick<GlmFit, 'family' | 'coefficients'>, row: Float64Array): number => {
  const eta = linear(row, fit.coefficients);
  return fit.family === 'logit' ? logistic(eta) : Math.exp(Math.min(30, eta));
};

/**
 * A generalised linear model by penalised iteratively reweighted least squares: the most of
 * Σ w·ln p(y | x·β) − ½ Σ penalty·(β − centre)², by Newton's method with steps halved until they do not make it worse.
 *
 * Source: P. McCullagh and J. A. Nelder (1989), Generalized Linear Models, 2.5; ridge as a normal prior.
 *
 * @param y 0 or 1 for logit; counts for poisson
 * @throws RangeError where there are no rows
 * @example fitGlm('poisson', [Float64Array.of(1), Float64Array.of(1)], [2, 4], { penalty: Float64Array.of(0) }).coefficients[0] // ln 3
 */
export function fitGlm(family: Family, rows: Design, y: readonly number[], options: GlmOptions): GlmFit {
  if (rows.length === 0) throw new RangeError('A model needs at least one row.');
  const size = rows[0]!.length;
  const centre = options.centre ?? new Float64Array(size);
  let beta = Float64Array.from(centre);
  let best = objective(family, rows, y, beta, options, centre);
  let information: Square = new Float64Array(size * size);
  let settled = false;
  for (let step = 0; step < 50 && !settled; step += 1) {
    const gradient = new Float64Array(size);
    information = curvature(family, rows, y, beta, options, gradient);
    for (let j = 0; j < size; j += 1) {
      gradient[j]! -= options.penalty[j]! * (beta[j]! - centre[j]!);
      information[j * size + j]! += options.penalty[j]! + 1e-9;
    }
    const move = solveSymmetric(information, gradient);
    let scale = 1;
    let next = beta;
    let reached = -Infinity;
    for (; scale > 1e-4; scale /= 2) {
      next = beta.map((value, j) => value + Math.max(-5, Math.min(5, scale * move[j]!)));
      reached = objective(family, rows, y, next, options, centre);
      if (reached >= best - 1e-10) break;
    }
    if (!(reached >= best - 1e-10)) break;
    settled = Math.abs(reached - best) < 1e-9 * (Math.abs(best) + 1);
    beta = next;
    best = reached;
  }
  return { family, coefficients: beta, deviations: inverseDiagonal(information, size).map(Math.sqrt), settled };
}

function curvature(
  family: Family,
  rows: Design,
  y: readonly number[],
  beta: Float64Array,
  options: GlmOptions,
  gradient: Float64Array,
): Square {
  const size = beta.length;
  const information = new Float64Array(size * size);
  rows.forEach((row, i) => {
    const weight = options.weights?.[i] ?? 1;
    const mean = expected({ family, coefficients: beta }, row);
    const spread = weight * (family === 'logit' ? Math.max(1e-9, mean * (1 - mean)) : mean);
    const off = weight * (y[i]! - mean);
    for (let j = 0; j < size; j += 1) {
      const x = row[j]!;
      if (x === 0) continue;
      gradient[j]! += off * x;
      for (let k = 0; k <= j; k += 1) information[j * size + k]! += spread * x * row[k]!;
    }
  });
  for (let j = 0; j < size; j += 1)
    for (let k = 0; k < j; k += 1) information[k * size + j] = information[j * size + k]!;
  return information;
}

function objective(
  family: Family,
  rows: Design,
  y: readonly number[],
  beta: Float64Array,
  options: GlmOptions,
  centre: Float64Array,
): number {
  let sum = 0;
  rows.forEach((row, i) => {
    const eta = linear(row, beta);
    const log =
      family === 'logit'
        ? y[i]! * eta - (eta > 30 ? eta : Math.log1p(Math.exp(eta)))
        : y[i]! * Math.min(30, eta) - Math.exp(Math.min(30, eta));
    sum += (options.weights?.[i] ?? 1) * log;
  });
  for (let j = 0; j < beta.length; j += 1) sum -= 0.5 * options.penalty[j]! * (beta[j]! - centre[j]!) ** 2;
  return sum;
}
