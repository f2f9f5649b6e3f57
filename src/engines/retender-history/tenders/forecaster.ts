import { normalise, type Pmf } from '../statistics/counts.ts';
import { biddersOf, type Tender } from './tender.ts';

/** Everything that may be known when a forecast is made, and the places that it is given on. */
export type Known = Readonly<{
  /** In order of date, all from before the origin. */
  tenders: readonly Tender[];
  counts: readonly number[];
  /** 1 where a tender without a bid is never seen in this history, otherwise 0. */
  least: number;
  /** The last place: as many bidders or more. */
  most: number;
}>;

/** How many bidders a tender will have, from what was known before its origin and from what the tender itself says beforehand. */
export type Forecast = (tender: Tender) => Pmf;

export type Forecaster = Readonly<{ name: string; learn(known: Known): Forecast }>;

/** What is known from these tenders. Places reach to twice the most that was ever met, so that a record is not impossible. */
export function knownFrom(tenders: readonly Tender[]): Known {
  const counts = tenders.map(biddersOf);
  const top = counts.reduce((most, count) => Math.max(most, count), 0);
  return { tenders, counts, least: counts.includes(0) ? 0 : 1, most: Math.min(120, Math.max(12, 2 * top)) };
}

/** A distribution that rules nothing out: a geometric of the mean that was met, from the least count. */
export function wide(known: Known): Pmf {
  const mean = known.counts.reduce((sum, count) => sum + count, 0) / Math.max(1, known.counts.length);
  const stay = 1 - 1 / (1 + Math.max(0.5, mean - known.least));
  const pmf = new Float64Array(known.most + 1);
  for (let k = known.least; k <= known.most; k += 1) pmf[k] = stay ** (k - known.least);
  return normalise(pmf);
}

/** Weighted frequencies, drawn towards `base` as if `strength` more tenders had been met that were spread like it. */
export function frequencies(
  known: Known,
  base: Pmf,
  strength: number,
  weightOf: (tender: Tender, index: number) => number,
): Pmf {
  const pmf = base.map((chance) => strength * chance);
  known.tenders.forEach((tender, index) => {
    const weight = weightOf(tender, index);
    if (weight > 0) pmf[Math.min(known.most, known.counts[index]!)]! += weight;
  });
  return normalise(pmf);
}
