/** One purpose for each kind of luck, so that none is used twice. */
export const purposes = {
  parameter: 1,
  lotShock: 2,
  bid: 3,
  cost: 4,
  tie: 5,
  year: 6,
  volume: 7,
  extend: 8,
  exit: 9,
  closes: 10,
  handBack: 11,
  entry: 12,
  newcomer: 13,
  alliance: 14,
} as const;

/** A well-spread 32-bit number from another: C. Wellons' lowbias32 (2018), bias under 0.2 of 2⁻³² a bit. Bijective. */
export function mix(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}

/** A stable 32-bit key of a name: FNV-1a over its UTF-16 units, then mixed. */
export function keyOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index += 1) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  return mix(hash);
}

/** The two halves of the key of a path: 64 bits, so that paths do not meet by chance. */
export const pathKey = (seed: number, draw: number, path: number): readonly [number, number] => {
  const high = mix(Math.trunc(seed / 2 ** 32) ^ mix(draw + 0x9e3779b9));
  return [
    mix(mix((seed | 0) ^ 0x243f6a88) ^ mix(draw) ^ mix(mix(path) + high)),
    mix(mix((seed | 0) + 0x13198a2e) + mix(draw ^ 0x03707344) + mix(path + 0x299f31d0)),
  ];
};

/** The key of one purpose in one round, from one half of a path's key. */
export const roundKey = (half: number, round: number, purpose: number): number =>
  mix(half ^ mix(Math.imul(round + 1, 64) + purpose));

/**
 * The draw itself: a whole number from 0 to 2³² − 1, a pure function of (seed, draw, path, round, purpose) in `first` and `second`
 * and of (lot, provider) in `cell`.
 */
export function drawAt(first: number, second: number, cell: number): number {
  let x = first ^ cell;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15) ^ second, 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}

/** The key of a provider in a lot. */
export const cellKey = (lot: number, provider: number): number => mix(lot ^ mix(provider + 0x85ebca6b));

/** A draw as a number strictly between 0 and 1. */
export const unit = (draw: number): number => (draw + 0.5) / 4_294_967_296;

const tail = [
  [
    -7.784894002430293e-3, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
    2.938163982698783,
  ],
  [7.784695709041462e-3, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1],
] as const;
const middle = [
  [-39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239],
  [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1],
] as const;
const polynomial = (by: readonly number[], x: number) => by.reduce((sum, one) => sum * x + one, 0);

/** The standard normal value below which a part `p` lies. P. J. Acklam's rational approximation, relative error under 1.2 × 10⁻⁹. */
export function normalAt(p: number): number {
  if (p < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(p));
    return polynomial(tail[0], q) / polynomial(tail[1], q);
  }
  if (p > 1 - 0.02425) return -normalAt(1 - p);
  const q = p - 0.5;
  return (polynomial(middle[0], q * q) * q) / polynomial(middle[1], q * q);
}

export const logitAt = (p: number): number => Math.log(p / (1 - p));

/** Bins of the tables of the fast mode: the top twelve bits of a draw. */
export const bins = 4096;
const table = (of: (p: number) => number) =>
  Float64Array.from({ length: bins }, (_, index) => of((index + 0.5) / bins));
export const logitTable = table(logitAt);
export const normalTable = table(normalAt);
/** Thresholds for a chance a year over a round of `years`: 1 − (1 − p)^years > u exactly where logit p > logit(1 − (1 − u)^(1/years)). */
export const hazardTable = (years: number): Float64Array =>
  years === 1 ? logitTable : table((u) => logitAt(1 - (1 - u) ** (1 / years)));
