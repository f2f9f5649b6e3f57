import { fraction, halfUp } from './fraction.ts';
import { qualityEnds, type Range } from './plausible.ts';
import { pounds } from './say.ts';
import type { Model } from './types.ts';

/** How many pence dearer a bid may be for one more point of quality; null where no price is worth a point there. */
export type Worth = Readonly<{ atPence: number; pencePerPoint: number | null; says: string }>;

/** In pence, exactly, then rounded; by formula, at one price. `quality` in hundredths. */
function worthAt(model: Model, pence: number, lowPence: number, quality: number): number | null {
  const price = model.price!;
  if (price.id === 'relative') {
    // weight × lowest ÷ price − weight × lowest ÷ (price + more) = 1 point, solved for “more”; all times 100 for hundredths.
    const most = BigInt(price.weight) * BigInt(lowPence);
    const left = most - 100n * BigInt(pence);
    return left <= 0n ? null : halfUp(fraction(100n * BigInt(pence) * BigInt(pence), left));
  }
  if (price.id === 'benchmark') {
    const points = price.atBenchmark * price.benchmarkPence + price.perPercent * 100 * (price.benchmarkPence - pence);
    const inside = points > 0 && points < price.cap * price.benchmarkPence;
    return inside ? halfUp(fraction(price.benchmarkPence, price.perPercent)) : null;
  }
  if (price.id === 'price-per-quality-point')
    return quality > 0 ? halfUp(fraction(BigInt(pence) * 100n, quality)) : null;
  return null;
}

/** What one point of quality is worth in money at the lowest, the middle and the highest plausible price. */
export function worthOf(model: Model, range: Range): readonly Worth[] {
  const { worst, best } = qualityEnds(model, range);
  const middle = Math.floor((range.lowPence + range.highPence) / 2);
  return [...new Set([range.lowPence, middle, range.highPence])].map((atPence) => {
    const pencePerPoint = worthAt(model, atPence, range.lowPence, Math.floor((worst + best) / 2));
    const says =
      pencePerPoint === null
        ? `At ${pounds(atPence)}, no difference in price is worth a whole point of quality.`
        : `At ${pounds(atPence)}, one point of quality is worth ${pounds(pencePerPoint)}.`;
    return { atPence, pencePerPoint, says };
  });
}
