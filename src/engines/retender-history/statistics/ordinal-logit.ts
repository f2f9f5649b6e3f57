import { type Design, linear, logistic } from './penalised-glm.ts';
import { solveSymmetric } from './solve-symmetric.ts';

export type OrdinalFit = Readonly<{ thresholds: Float64Array; coefficients: Float64Array; settled: boolean }>;

export type OrdinalOptions = Readonly<{
  /** Precision of a normal prior about zero for each coefficient. Thresholds are held only by a touch of one. */
  penalty: Float64Array;
  weights?: Float64Array;
}>;

/** Chances of the classes, lowest first, from where the row stands: P(class ≤ c) = logistic(threshold_c − η). */
export function classChances(fit: Pick<OrdinalFit, 'thresholds' | 'coefficients'>, row: Float64Array): Float64Array {
  const eta = linear(row, fit.coefficients);
  const chances = new Float64Array(fit.thresholds.length + 1);
  let below = 0;
  for (let c = 0; c < fit.thresholds.length; c += 1) {
    const to = logistic(fit.thresholds[c]! - eta);
    chances[c] = to - below;
    below = to;
  }
  chances[fit.thresholds.length] = 1 - below;
  return chances;
}

/**
 * The proportional-odds model of ordered classes, by penalised Fisher scoring with steps halved until thresholds stay in order and
 * the likelihood does not fall. Rows hold no column of ones: the thresholds are the intercepts.
 *
 * Source: P. McCullagh (1980), Journal of the Royal Statistical Society B 42, 109–142.
 *
 * @param classOf the class of each row, 0 … classes − 1; every class at least once
 * @example fitOrdinal([row, row, row], [0, 1, 1], 2, { penalty: Float64Array.of(1) }) // one threshold, at ln(1/2) where the row is zero
 */
export function fitOrdinal(
  rows: Design,
  classOf: readonly number[],
  classes: number,
  options: OrdinalOptions,
): OrdinalFit {
  const columns = rows[0]?.length ?? 0;
  let fit = {
    thresholds: startingThresholds(classOf, classes, options.weights),
    coefficients: new Float64Array(columns),
  };
  let best = objective(rows, classOf, fit, options);
  let settled = classes < 2;
  for (let step = 0; step < 40 && !settled; step += 1) {
    const move = scoringStep(rows, classOf, fit, options);
    let reached = -Infinity;
    let next = fit;
    for (let scale = 1; scale > 1e-4; scale /= 2) {
      next = {
        thresholds: fit.thresholds.map((value, c) => value + scale * move[c]!),
        coefficients: fit.coefficients.map((value, j) => value + scale * move[classes - 1 + j]!),
      };
      reached = inOrder(next.thresholds) ? objective(rows, classOf, next, options) : -Infinity;
      if (reached >= best - 1e-10) break;
    }
    if (!(reached >= best - 1e-10)) break;
    settled = Math.abs(reached - best) < 1e-8 * (Math.abs(best) + 1);
    fit = next;
    best = reached;
  }
  return { ...fit, settled };
}

const inOrder = (thresholds: Float64Array) =>
  thresholds.every((value, c) => c === 0 || value - thresholds[c - 1]! > 1e-6);

const touch = 1e-3;

function startingThresholds(classOf: readonly number[], classes: number, weights?: Float64Array): Float64Array {
  const held = new Float64Array(classes).fill(0.5);
  classOf.forEach((c, i) => {
    held[c]! += weights?.[i] ?? 1;
  });
  const whole = held.reduce((sum, value) => sum + value, 0);
  const thresholds = new Float64Array(Math.max(0, classes - 1));
  let below = 0;
  for (let c = 0; c < thresholds.length; c += 1) {
    below += held[c]! / whole;
    thresholds[c] = Math.log(below / (1 - below));
  }
  return thresholds;
}

function objective(
  rows: Design,
  classOf: readonly number[],
  fit: Pick<OrdinalFit, 'thresholds' | 'coefficients'>,
  options: OrdinalOptions,
): number {
  const last = fit.thresholds.length;
  let sum = 0;
  rows.forEach((row, i) => {
    const eta = linear(row, fit.coefficients);
    const c = classOf[i]!;
    const to = c === last ? 1 : logistic(fit.thresholds[c]! - eta);
    const from = c === 0 ? 0 : logistic(fit.thresholds[c - 1]! - eta);
    sum += (options.weights?.[i] ?? 1) * Math.log(Math.max(1e-300, to - from));
  });
  fit.coefficients.forEach((value, j) => {
    sum -= 0.5 * options.penalty[j]! * value * value;
  });
  fit.thresholds.forEach((value) => {
    sum -= 0.5 * touch * value * value;
  });
  return sum;
}

/** The expected information, from the chances of all classes, keeps the matrix positive where the observed one need not be. */
function scoringStep(
  rows: Design,
  classOf: readonly number[],
  fit: Pick<OrdinalFit, 'thresholds' | 'coefficients'>,
  options: OrdinalOptions,
): Float64Array {
  const cuts = fit.thresholds.length;
  const columns = fit.coefficients.length;
  const size = cuts + columns;
  const information = new Float64Array(size * size);
  const gradient = new Float64Array(size);
  const slope = new Float64Array(cuts);
  rows.forEach((row, i) => {
    const weight = options.weights?.[i] ?? 1;
    const chances = classChances(fit, row);
    const eta = linear(row, fit.coefficients);
    for (let c = 0; c < cuts; c += 1) {
      const at = logistic(fit.thresholds[c]! - eta);
      slope[c] = at * (1 - at);
    }
    const c = classOf[i]!;
    const chance = Math.max(1e-12, chances[c]!);
    const upper = c < cuts ? slope[c]! : 0;
    const lower = c > 0 ? slope[c - 1]! : 0;
    if (c < cuts) gradient[c]! += (weight * upper) / chance;
    if (c > 0) gradient[c - 1]! -= (weight * lower) / chance;
    const byEta = (-weight * (upper - lower)) / chance;
    let square = 0;
    const across = new Float64Array(cuts);
    for (let k = 0; k <= cuts; k += 1) {
      const to = k < cuts ? slope[k]! : 0;
      const from = k > 0 ? slope[k - 1]! : 0;
      const p = Math.max(1e-12, chances[k]!);
      square += (to - from) ** 2 / p;
      if (k < cuts) {
        across[k]! -= (to * (to - from)) / p;
        information[k * size + k]! += (weight * to * to) / p;
      }
      if (k > 0) {
        across[k - 1]! += (from * (to - from)) / p;
        information[(k - 1) * size + k - 1]! += (weight * from * from) / p;
      }
      if (k > 0 && k < cuts) information[k * size + k - 1]! -= (weight * to * from) / p;
    }
    for (let j = 0; j < columns; j += 1) {
      const x = row[j]!;
      if (x === 0) continue;
      gradient[cuts + j]! += byEta * x;
      for (let k = 0; k < cuts; k += 1) information[(cuts + j) * size + k]! += weight * across[k]! * x;
      for (let k = 0; k <= j; k += 1) information[(cuts + j) * size + cuts + k]! += weight * square * x * row[k]!;
    }
  });
  for (let c = 0; c < cuts; c += 1) {
    gradient[c]! -= touch * fit.thresholds[c]!;
    information[c * size + c]! += touch;
  }
  for (let j = 0; j < columns; j += 1) {
    gradient[cuts + j]! -= options.penalty[j]! * fit.coefficients[j]!;
    information[(cuts + j) * size + cuts + j]! += options.penalty[j]! + 1e-9;
  }
  for (let j = 0; j < size; j += 1)
    for (let k = 0; k < j; k += 1) information[k * size + j] = information[j * size + k]!;
  return solveSymmetric(information, gradient);
}
