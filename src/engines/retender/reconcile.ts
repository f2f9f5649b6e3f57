import type { Fitted } from './draw.ts';
import { drawAt, keyOf, mix, normalAt, unit } from './keyed.ts';
import type { Market } from './market.ts';
import { at } from './parameters.ts';

/** Three points of Gauss and Hermite for a standard normal. */
const nodes = [-Math.sqrt(3), 0, Math.sqrt(3)] as const;
const weights = [1 / 6, 2 / 3, 1 / 6] as const;

/** How many bidders a lot expects in its first tender, all free and all lots that begin with it open, for a shift of its logits. */
export function expectedBidders(market: Market, fitted: Fitted, lot: number, shift: number): number {
  const { p } = fitted;
  let open = -1;
  for (let other = 0; other < market.lots; other += 1) if (market.begins[other] === market.begins[lot]) open += 1;
  const lotTerm = shift - p[at.bidOpen]! * Math.min(10, open);
  let sum = 0;
  for (let one = 0; one < market.first; one += 1) {
    const cell = lot * market.first + one;
    const need = market.size[lot]! / market.awards[lot]!;
    const room = market.capacity[one]! * (1 + p[at.capacitySlack]!) - market.other[one]!;
    if (!market.eligible[cell] || room < need || market.quality[one]! < market.qualityLeast[lot]!) continue;
    const slack = p[at.bidSlack]! * (1 - market.other[one]! / market.capacity[one]!);
    const x = fitted.base[cell]! + lotTerm + slack + (market.held[cell]! > 0 ? p[at.bidIncumbent]! : 0);
    for (let node = 0; node < 3; node += 1)
      sum += weights[node]! / (1 + Math.exp(-(x + p[at.lotShock]! * nodes[node]!)));
  }
  return sum;
}

/**
 * The shift of each lot that makes its expected bidders those of the count model, in this draw (the count model's own doubt is
 * drawn too). Found once, for the first strategy, and kept for the others: else a strategy's effect on bidding would be taken out.
 */
export function reconcile(market: Market, fitted: Fitted, seed: number, draw: number): Float64Array {
  const key = mix(mix(seed | 0) ^ mix(draw + 0x9e3779b9));
  return Float64Array.from({ length: market.lots }, (_, lot) => {
    const mean = market.expected[lot]!;
    if (mean < 0) return 0;
    const z = normalAt(unit(drawAt(key, mix(key + 99), (market.lotKeys[lot]! ^ keyOf('count')) >>> 0)));
    const aim = Math.max(0.05, mean + z * market.expectedSpread[lot]!);
    let low = -8;
    let high = 8;
    for (let step = 0; step < 30; step += 1) {
      const middle = (low + high) / 2;
      if (expectedBidders(market, fitted, lot, middle) < aim) low = middle;
      else high = middle;
    }
    return (low + high) / 2;
  });
}
