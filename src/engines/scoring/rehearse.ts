import { findFaults } from './find-faults.ts';
import { compare, fraction } from './fraction.ts';
import { type Instability, instabilityOf } from './instability.ts';
import { allLeaves, leavesOf } from './leaves.ts';
import { chance, endScores, plausibleScores, qualityEnds, qualityOf, type Range } from './plausible.ts';
import { keyOf, qualityPoints } from './points.ts';
import { decimal, pounds } from './say.ts';
import type { Model } from './types.ts';
import { type Worth, worthOf } from './worth.ts';

/**
 * How often something decided between two invented bids. `swing` is the most points that it can part two by. `hardly` is less than once
 * in a hundred pairs: even a hundredth of a point may break a tie, so that nothing is called never.
 */
export type Decides = Readonly<{
  id: string;
  swing: number;
  changed: number;
  of: number;
  hardly: boolean;
  says: string;
}>;

export type LowPrice = Readonly<{
  /** The dearest price at which the best quality still beats the cheapest bid of the worst; null where none does. */
  bestWinsUpToPence: number | null;
  /** `low-price`: the cheapest wins unless the best costs hardly more. `quality`: the best wins whatever it costs. */
  tilts: 'low-price' | 'quality' | 'neither';
  says: string;
}>;

export type Rehearsal = Readonly<{
  worth: readonly Worth[];
  criteria: readonly Decides[];
  price: Decides;
  lowPrice: LowPrice;
  instability: Instability | null;
  /** What to look at again before the documents go out. */
  warnings: readonly string[];
}>;

type Drawn = { pricePence: number; scores: Map<string, number> };

function draw(model: Model, range: Range, next: (under: number) => number): Drawn {
  const scores = new Map<string, number>();
  for (const leaf of allLeaves(model)) {
    const all = plausibleScores(model, leaf, range);
    scores.set(leaf.id, all[next(all.length)] ?? 0);
  }
  const fixed = model.price?.id === 'fixed-price' ? model.price.pricePence : null;
  return { scores, pricePence: fixed ?? range.lowPence + next(range.highPence - range.lowPence + 1) };
}

/** Which of two is ahead: above nothing the first, below nothing the second. */
function ahead(model: Model, a: Drawn, b: Drawn): number {
  const lowest = Math.min(a.pricePence, b.pricePence);
  const key = ({ scores, pricePence }: Drawn) => {
    const exact = new Map([...scores].map(([id, score]) => [id, fraction(score)]));
    return keyOf(model.price!, qualityOf(model, exact), pricePence, lowest);
  };
  return compare(key(a), key(b));
}

function decides(model: Model, range: Range, pairs: number, seed: number): { criteria: Decides[]; price: Decides } {
  const next = chance(seed);
  const counts = new Map<string, number>([...model.criteria.map(({ id }): [string, number] => [id, 0]), ['price', 0]]);
  const add = (id: string) => counts.set(id, counts.get(id)! + 1);
  for (let pair = 0; pair < pairs; pair += 1) {
    const [a, b] = [draw(model, range, next), draw(model, range, next)];
    const before = ahead(model, a, b);
    for (const criterion of model.criteria) {
      const scores = new Map(b.scores);
      for (const { id } of leavesOf(criterion)) scores.set(id, a.scores.get(id)!);
      if (ahead(model, a, { ...b, scores }) !== before) add(criterion.id);
    }
    if (ahead(model, a, { ...b, pricePence: a.pricePence }) !== before) add('price');
  }
  const [worst, best] = [
    qualityPoints(model, endScores(model, range, 0)),
    qualityPoints(model, endScores(model, range, -1)),
  ];
  const tell = (id: string, title: string, swing: number): Decides => {
    const changed = counts.get(id)!;
    const hardly = changed * 100 < pairs;
    const says = `In ${pairs} invented pairs of bids, ${title} changed who came first in ${changed}.`;
    return { id, swing, changed, of: pairs, hardly, says };
  };
  const criteria = model.criteria.map(({ id, title }, at) =>
    tell(id, `“${title}”`, best[at]!.points - worst[at]!.points),
  );
  return { criteria, price: tell('price', 'the price', priceSwing(model, range)) };
}

function priceSwing(model: Model, range: Range): number {
  const price = model.price!;
  if (price.id === 'fixed-price' || price.id === 'price-per-quality-point') return 0;
  const at = (pence: number) => Number(keyOf(price, 0, pence, range.lowPence).n);
  return at(range.lowPence) - at(range.highPence);
}

function lowPriceOf(model: Model, range: Range): LowPrice {
  const { worst, best } = qualityEnds(model, range);
  const { lowPence: low, highPence: high } = range;
  if (model.price?.id === 'fixed-price')
    return { bestWinsUpToPence: null, tilts: 'neither', says: 'The price is fixed, so that no price wins.' };
  const beats = (pence: number) =>
    compare(keyOf(model.price!, best, pence, low), keyOf(model.price!, worst, low, low)) > 0;
  if (!beats(low))
    return {
      bestWinsUpToPence: null,
      tilts: 'low-price',
      says: 'The best quality is never ahead of the cheapest bid.',
    };
  let [yes, no] = [low, high + 1];
  while (no - yes > 1) {
    const middle = Math.floor((yes + no) / 2);
    if (beats(middle)) yes = middle;
    else no = middle;
  }
  if (yes === high)
    return {
      bestWinsUpToPence: high,
      tilts: 'quality',
      says: `The best quality wins at any price up to ${pounds(high)}.`,
    };
  return {
    bestWinsUpToPence: yes,
    tilts: yes - low < (high - low) / 10 ? 'low-price' : 'neither',
    says: `The best quality (${decimal(best)} points) beats a bid at ${pounds(low)} with the least that is let in (${decimal(worst)} points) as long as it costs no more than ${pounds(yes)}.`,
  };
}

/**
 * What a model rewards, on invented bids, before the documents go out.
 *
 * Pairs are drawn evenly from the plausible prices and scores with a seed, so that the same model gives the same answer. A low price is said to win where the best quality may cost less than a tenth of the range more.
 *
 * @param range the plausible prices in whole pence, and scores where they are narrower than the scale
 * @throws RangeError where the model has a fault, or the range is none
 */
export function rehearse(model: Model, range: Range, pairs = 1_000, seed = 1): Rehearsal {
  const faults = findFaults(model);
  if (faults.length > 0) throw new RangeError(faults.map(({ says }) => says).join(' '));
  if (
    !Number.isSafeInteger(range.lowPence) ||
    !Number.isSafeInteger(range.highPence) ||
    range.lowPence < 1 ||
    range.highPence < range.lowPence
  )
    throw new RangeError('Give the lowest and the highest plausible price in whole pence.');
  const { criteria, price } = decides(model, range, pairs, seed);
  const lowPrice = lowPriceOf(model, range);
  const instability = instabilityOf(model, range);
  const warnings = [
    ...criteria.filter(({ hardly }) => hardly).map(({ says }) => says),
    ...(price.hardly && model.price?.id !== 'fixed-price' ? [price.says] : []),
    ...(lowPrice.tilts === 'neither' ? [] : [lowPrice.says]),
    ...(instability ? [instability.says] : []),
  ];
  return { worth: worthOf(model, range), criteria, price, lowPrice, instability, warnings };
}
