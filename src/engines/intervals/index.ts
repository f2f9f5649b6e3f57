export type Interval = Readonly<{ low: number; high: number }>;

/** The 97.5th percentile of the standard normal distribution, for two-sided 95% intervals. */
const z95 = 1.959963984540054;

/**
 * Wilson's score interval for a proportion.
 *
 * p̂ = events/of; centre (p̂ + z²/2n)/(1 + z²/n); half width z·√(p̂(1−p̂)/n + z²/4n²)/(1 + z²/n).
 * Source: E. B. Wilson (1927), Journal of the American Statistical Association 22, 209–212.
 *
 * @param events whole number, 0 ≤ events ≤ of
 * @param of whole number above 0
 * @returns proportions from 0 to 1
 * @throws RangeError outside those ranges
 * @example wilson(81, 263) // { low: 0.2553, high: 0.3662 } to four places (Newcombe 1998, example a)
 */
export function wilson(events: number, of: number, z: number = z95): Interval {
  if (!Number.isInteger(events) || !Number.isInteger(of) || of < 1 || events < 0 || events > of)
    throw new RangeError(`wilson(${events}, ${of}): give whole numbers with 0 ≤ events ≤ of and of ≥ 1`);
  const p = events / of;
  const scale = 1 + (z * z) / of;
  const centre = (p + (z * z) / (2 * of)) / scale;
  const half = (z * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of))) / scale;
  return { low: events === 0 ? 0 : Math.max(0, centre - half), high: events === of ? 1 : Math.min(1, centre + half) };
}

/**
 * Byar's approximation to the exact Poisson interval for a count.
 *
 * low = o·(1 − 1/9o − z/3√o)³, high = (o+1)·(1 − 1/9(o+1) + z/3√(o+1))³.
 * Source: N. E. Breslow and N. E. Day (1987), Statistical Methods in Cancer Research II, IARC, page 69. Poor under about 5 events.
 *
 * @param count whole number, 0 or more
 * @returns the interval of the count; divide both ends by the denominator for a rate
 * @throws RangeError where count is not a whole number of 0 or more
 * @example byar(10) // { low: 4.79, high: 18.39 } to two places
 */
export function byar(count: number, z: number = z95): Interval {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`byar(${count}): give a whole number of 0 or more`);
  const above = count + 1;
  const low = count === 0 ? 0 : count * (1 - 1 / (9 * count) - z / (3 * Math.sqrt(count))) ** 3;
  return { low: Math.max(0, low), high: above * (1 - 1 / (9 * above) + z / (3 * Math.sqrt(above))) ** 3 };
}
