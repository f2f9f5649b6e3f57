/** A value that may be anywhere between: its most likely, and how low and high it could be. */
export type Range = Readonly<{ low: number; central: number; high: number }>;

/** Park and Miller's generator: the same seed gives the same draws on any machine. */
export function randomFrom(seed: number): () => number {
  let state = Math.abs(Math.trunc(seed)) % 2_147_483_647 || 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** A triangular draw: `low` and `high` are never passed, and `central` is the likeliest. */
export function drawRange({ low, central, high }: Range, random: () => number): number {
  if (!(low <= central && central <= high)) throw new RangeError('A range goes from low through central to high.');
  if (high === low) return low;
  const share = random();
  const at = (central - low) / (high - low);
  return share < at
    ? low + Math.sqrt(share * (high - low) * (central - low))
    : high - Math.sqrt((1 - share) * (high - low) * (high - central));
}

/**
 * Benefits drawn again and again, an array of points in the options' order for each draw.
 *
 * @example drawBenefits([{ low: 1, central: 2, high: 3 }], 100, 7).length // 100
 */
export function drawBenefits(ranges: readonly Range[], draws: number, seed: number): number[][] {
  const random = randomFrom(seed);
  return Array.from({ length: draws }, () => ranges.map((range) => drawRange(range, random)));
}
