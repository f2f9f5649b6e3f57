import type { Range } from './types.ts';

const modulus = 2_147_483_647;

/**
 * A seeded stream of numbers between 0 and 1: x ← 48,271·x mod (2³¹ − 1). The same seed gives the same stream.
 * Source: S. K. Park, K. W. Miller and P. K. Stockmeyer (1993), Communications of the ACM 36(7), 105–110.
 */
export function streamOf(seed: number): () => number {
  let state = (((Math.trunc(seed) % (modulus - 1)) + (modulus - 1)) % (modulus - 1)) + 1;
  const next = () => {
    state = (state * 48_271) % modulus;
    return state / modulus;
  };
  // Seeds that lie close together begin alike; a few steps on they do not.
  for (let step = 0; step < 8; step += 1) next();
  return next;
}

/**
 * A value from the triangle between low and high with its top at central, at place `u` (0 to 1) of its distribution.
 * With F = (central − low)/(high − low): u < F gives low + √(u·(high−low)·(central−low)), else high − √((1−u)·(high−low)·(high−central)).
 */
export function triangular({ low, central, high }: Range, u: number): number {
  const width = high - low;
  if (width <= 0) return central;
  const top = (central - low) / width;
  return u < top ? low + Math.sqrt(u * width * (central - low)) : high - Math.sqrt((1 - u) * width * (high - central));
}

/** The value below which a part of sorted numbers lies, between neighbours in proportion (Hyndman and Fan's type 7). */
export function quantile(sorted: Float64Array, part: number): number {
  const at = (sorted.length - 1) * part;
  const below = Math.floor(at);
  const next = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return sorted[below]! + (next - sorted[below]!) * (at - below);
}
