export type Dot = Readonly<{ participantId: string; value: number }>;
export type Spread = Readonly<{
  dots: readonly Dot[];
  mean: number;
  low: number;
  high: number;
  /** How far two people taken at random differ, on average: the mean difference (Gini), 0 where all agree. */
  disagreement: number;
}>;

/** The value below which a share of sorted values lies, between neighbours in proportion (Hyndman and Fan's type 7). */
export function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)]!;
  return below + (sorted[Math.ceil(at)]! - below) * (at - Math.floor(at));
}

/** In the order of their values. `low` and `high` hold the middle half of the people. */
export function spreadOf(given: readonly Dot[]): Spread | null {
  if (given.length === 0) return null;
  const dots = [...given].sort((a, b) => a.value - b.value || (a.participantId < b.participantId ? -1 : 1));
  const values = dots.map((dot) => dot.value);
  const count = values.length;
  // For sorted values the sum over pairs is the sum of each value times how many stand below less how many above.
  const pairs = values.reduce((sum, value, index) => sum + value * (2 * index - count + 1), 0);
  return {
    dots,
    mean: values.reduce((sum, value) => sum + value, 0) / count,
    low: quantile(values, 0.25),
    high: quantile(values, 0.75),
    disagreement: count > 1 ? Math.max(0, pairs) / ((count * (count - 1)) / 2) : 0,
  };
}

/** The largest disagreement first, then as they stood. */
export const byDisagreement = <T extends { spread: Spread | null }>(list: readonly T[]): T[] =>
  [...list].sort((a, b) => (b.spread?.disagreement ?? -1) - (a.spread?.disagreement ?? -1));
