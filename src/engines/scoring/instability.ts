import { compare } from './fraction.ts';
import { qualityEnds, type Range, steps } from './plausible.ts';
import { keyOf } from './points.ts';
import { decimal, pounds } from './say.ts';
import type { Model } from './types.ts';

type Invented = Readonly<{ pricePence: number; quality: number }>;

/** Two invented bids that change places because a third, which does not win, is there or not. */
export type Instability = Readonly<{ ahead: Invented; behind: Invented; third: Invented; says: string }>;

const told = ({ pricePence, quality }: Invented) => `${pounds(pricePence)} with ${decimal(quality)} points of quality`;

/**
 * An example of a bid that changes the order of two others without winning; null where the formula cannot do so. Only the relative
 * formula can: in the others nobody's figure depends on anybody else's. Looks at a grid of five prices and five qualities.
 */
export function instabilityOf(model: Model, range: Range): Instability | null {
  if (model.price?.id !== 'relative') return null;
  const price = model.price;
  const { worst, best } = qualityEnds(model, range);
  const grid = steps(range.lowPence, range.highPence, 5).flatMap((pricePence) =>
    steps(worst, best, 5).map((quality): Invented => ({ pricePence, quality })),
  );
  const key = (bid: Invented, lowest: number) => keyOf(price, bid.quality, bid.pricePence, lowest);
  for (const ahead of grid)
    for (const behind of grid) {
      const two = Math.min(ahead.pricePence, behind.pricePence);
      if (compare(key(ahead, two), key(behind, two)) <= 0) continue;
      for (const third of grid) {
        const lowest = Math.min(two, third.pricePence);
        if (lowest === two) continue;
        const [first, second] = [key(behind, lowest), key(ahead, lowest)];
        if (compare(first, second) <= 0 || compare(first, key(third, lowest)) <= 0) continue;
        const says = `A bid at ${told(ahead)} is ahead of one at ${told(behind)}. Once a third bids ${told(third)}, which does not win, the two change places.`;
        return { ahead, behind, third, says };
      }
    }
  return null;
}
