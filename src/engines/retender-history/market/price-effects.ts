import { inverseDiagonal, solveSymmetric } from '../statistics/solve-symmetric.ts';
import { designFor } from '../tenders/design.ts';
import { biddersOf, type Tender } from '../tenders/tender.ts';
import type { ParameterName } from './priors.ts';
import type { Measured } from './rates.ts';

/**
 * ln(winning bid / size) on ln(bidders), with size, kinds and trend held, by least squares. No clean effect of competition: who bids is chosen, and in some
 * markets prices are not competed for. Nothing where fewer than thirty winners' prices are known.
 */
export function priceEffects(tenders: readonly Tender[]): Partial<Record<ParameterName, Measured>> {
  const priced = tenders.flatMap((tender) => {
    const won = tender.bids.find((bid) => bid.won && bid.amount !== null)?.amount;
    const ratio = won && tender.size ? Math.log(won / tender.size) : Number.NaN;
    return Math.abs(ratio) < 2 ? [{ tender, ratio }] : [];
  });
  if (priced.length < 30) return {};
  const design = designFor(
    priced.map((one) => one.tender),
    { intercept: true, trend: 0.1, words: null, kinds: 1, season: null },
  );
  const rows = priced.map(({ tender }) => Float64Array.of(...design.rowOf(tender), Math.log(biddersOf(tender))));
  const size = rows[0]!.length;
  const square = new Float64Array(size * size);
  const right = new Float64Array(size);
  rows.forEach((row, i) => {
    for (let j = 0; j < size; j += 1) {
      right[j]! += row[j]! * priced[i]!.ratio;
      for (let k = 0; k < size; k += 1) square[j * size + k]! += row[j]! * row[k]!;
    }
  });
  for (let j = 0; j < size; j += 1) square[j * size + j]! += 1e-6;
  const beta = solveSymmetric(square, right);
  const left = rows.reduce(
    (sum, row, i) => sum + (priced[i]!.ratio - row.reduce((eta, x, j) => eta + x * beta[j]!, 0)) ** 2,
    0,
  );
  const n = priced.length;
  const variance = left / Math.max(1, n - size);
  const spread = Math.sqrt(variance);
  return {
    priceSlope: {
      value: beta[size - 1]!,
      deviation: Math.sqrt(variance * inverseDiagonal(square, size)[size - 1]!),
      n,
    },
    priceSpread: { value: spread, deviation: Math.max(1e-4, spread / Math.sqrt(2 * n)), n },
  };
}
