import type { Pmf } from './counts.ts';

/** No forecast is charged more than for a chance of one in a hundred thousand, so that one surprise cannot decide a comparison. */
const leastChance = 1e-5;

/** (p − y)². Lower is better. Source: G. W. Brier (1950), Monthly Weather Review 78, 1–3. */
export const brier = (chance: number, came: boolean): number => (chance - (came ? 1 : 0)) ** 2;

/** −ln of the chance that was given to what came, in nats. Lower is better. */
export const logScore = (chance: number): number => -Math.log(Math.max(leastChance, chance));

/** −ln of the chance given to whether it came. */
export const binaryLogScore = (chance: number, came: boolean): number => logScore(came ? chance : 1 - chance);

/** Brier's score over every count: Σ (p(k) − 1{k = n})², between 0 and 2. */
export function manyBrier(pmf: Pmf, n: number): number {
  const at = Math.min(n, pmf.length - 1);
  let sum = 0;
  for (let k = 0; k < pmf.length; k += 1) sum += (pmf[k]! - (k === at ? 1 : 0)) ** 2;
  return sum;
}

/**
 * The continuous ranked probability score of a count: Σ over k of (F(k) − 1{k ≥ n})², in the unit of the count. Lower is
 * better; for a forecast that is certain it is the distance from what came. For a yes or no it is Brier's score.
 *
 * Source: E. S. Epstein (1969), Journal of Applied Meteorology 8, 985–987.
 */
export function crps(pmf: Pmf, n: number): number {
  let sum = 0;
  let below = 0;
  for (let k = 0; k < Math.max(pmf.length, n); k += 1) {
    below += pmf[k] ?? 0;
    sum += (below - (k >= n ? 1 : 0)) ** 2;
  }
  return sum;
}

export type Shown = Readonly<{ low: number; high: number; holds: number }>;

/** The central interval that a page would show: no more than (1 − share)/2 outside on either side. Counts are whole, so it holds more. */
export function centralInterval(pmf: Pmf, share: number): Shown {
  const tail = (1 - share) / 2;
  let low = 0;
  let below = 0;
  while (low < pmf.length - 1 && below + pmf[low]! <= tail) below += pmf[low++]!;
  let high = pmf.length - 1;
  let above = 0;
  while (high > low && above + pmf[high]! <= tail) above += pmf[high--]!;
  return { low, high, holds: 1 - below - above };
}

/**
 * How much of the exact central interval of `share` held what came, between 0 and 1: the probability integral transform of a count
 * is spread over (F(n−1), F(n)), and the part of that within the interval counts. Its mean is `share` for a calibrated forecast.
 *
 * Source: C. Czado, T. Gneiting and L. Held (2009), Biometrics 65, 1254–1261.
 */
export function exactlyWithin(pmf: Pmf, n: number, share: number): number {
  const [from, to] = transform(pmf, n);
  const tail = (1 - share) / 2;
  if (to - from < 1e-12) return from >= tail && to <= 1 - tail ? 1 : 0;
  return Math.max(0, Math.min(to, 1 - tail) - Math.max(from, tail)) / (to - from);
}

function transform(pmf: Pmf, n: number): [number, number] {
  let from = 0;
  for (let k = 0; k < n && k < pmf.length; k += 1) from += pmf[k]!;
  return [Math.min(1, from), Math.min(1, from + (pmf[Math.min(n, pmf.length - 1)] ?? 0))];
}

/** A histogram of the transform in `bins` equal parts, as shares: level where the forecast is calibrated, ∪ where it is too sure. */
export function transformHistogram(pairs: readonly { pmf: Pmf; n: number }[], bins = 10): number[] {
  const shares = new Array<number>(bins).fill(0);
  for (const { pmf, n } of pairs) {
    const [from, to] = transform(pmf, n);
    for (let bin = 0; bin < bins; bin += 1) {
      const within =
        to - from < 1e-12
          ? Number(Math.min(bins - 1, Math.floor(from * bins)) === bin)
          : Math.max(0, Math.min(to, (bin + 1) / bins) - Math.max(from, bin / bins)) / (to - from);
      shares[bin]! += within / pairs.length;
    }
  }
  return shares;
}
