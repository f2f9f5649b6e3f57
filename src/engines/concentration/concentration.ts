/** How far a market rests on few. Shares are parts of one; `hhi` is on the scale of 0 to 10,000. */
export type Concentration = Readonly<{
  providers: number;
  total: number;
  hhi: number;
  /** The share of the largest, and of the largest three together. */
  largest: number;
  largestThree: number;
  /** How many providers of one size would have the same index: 10,000 ÷ hhi. */
  likeEqual: number;
}>;

/**
 * Concentration of what each provider holds (hours a week, places, pounds), one amount a provider. Those who hold nothing are not
 * in the market and do not count.
 *
 * HHI = 10,000 × Σ sᵢ², sᵢ = amountᵢ ÷ Σ amount; 10,000 ÷ n where all n are equal, 10,000 where there is one. A. O. Hirschman,
 * National Power and the Structure of Foreign Trade (1945); O. C. Herfindahl (1950).
 *
 * @throws RangeError where an amount is negative or no number.
 * @returns null where nobody holds anything.
 * @example concentrationOf([62, 24, 14]) // { providers: 3, total: 100, hhi: 4616, largest: 0.62, largestThree: 1, likeEqual: 2.17 }
 */
export function concentrationOf(amounts: readonly number[]): Concentration | null {
  const wrong = amounts.find((amount) => !Number.isFinite(amount) || amount < 0);
  if (wrong !== undefined) throw new RangeError(`${wrong} is no amount that a provider can hold.`);
  const held = amounts.filter((amount) => amount > 0).sort((a, b) => b - a);
  const total = held.reduce((sum, amount) => sum + amount, 0);
  if (total === 0) return null;
  const shares = held.map((amount) => amount / total);
  const squares = shares.reduce((sum, share) => sum + share * share, 0);
  return {
    providers: held.length,
    total,
    hhi: 10_000 * squares,
    largest: shares[0]!,
    largestThree: shares.slice(0, 3).reduce((sum, share) => sum + share, 0),
    likeEqual: 1 / squares,
  };
}

/**
 * What joining two of the providers would add to the index: 20,000 × sᵢ × sⱼ.
 *
 * @example joining([50, 30, 20], 0, 1) // 3000
 */
export function joining(amounts: readonly number[], first: number, second: number): number {
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  return total === 0 || first === second ? 0 : (20_000 * (amounts[first] ?? 0) * (amounts[second] ?? 0)) / total ** 2;
}
