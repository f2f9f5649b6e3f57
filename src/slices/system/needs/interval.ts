/** The 97.5th percentile of the standard normal distribution: two-sided 95%. */
const z = 1.959963984540054;

export type Interval = Readonly<{ low: number; high: number }>;

/**
 * Wilson's 95% score interval of a share, from 0 to 1.
 * E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
 * `wilson(81, 263)` → 0.2553… to 0.3662… (Newcombe 1998, table I, method 3).
 */
export function wilson(numerator: number, denominator: number): Interval {
  const share = numerator / denominator;
  const spread = z * z + 4 * numerator * (1 - share);
  const below = 2 * numerator + z * z - z * Math.sqrt(spread);
  const above = 2 * numerator + z * z + z * Math.sqrt(spread);
  const scale = 2 * (denominator + z * z);
  return { low: numerator === 0 ? 0 : below / scale, high: numerator === denominator ? 1 : above / scale };
}

/**
 * Byar's approximate 95% interval of a count of events, each of which happens by itself.
 * Breslow and Day, "Statistical methods in cancer research" II (1987); it is what Fingertips uses for counts above 10.
 * `byar(65)` → 50.16 to 82.85 (the exact limits are 50.17 and 82.85).
 */
export function byar(count: number): Interval {
  const next = count + 1;
  const low = count === 0 ? 0 : count * (1 - 1 / (9 * count) - z / (3 * Math.sqrt(count))) ** 3;
  return { low, high: next * (1 - 1 / (9 * next) + z / (3 * Math.sqrt(next))) ** 3 };
}
