import { fraction, halfUp } from './fraction.ts';
import { pricePoints } from './points.ts';
import { decimal, pounds, share } from './say.ts';
import { type Model, type PriceFormula, roundingRule } from './types.ts';

/** One invented bid of the example, with its working as it is printed. Points in hundredths. */
export type ExampleBid = Readonly<{
  name: string;
  pricePence: number;
  quality: number;
  working: string;
  result: number;
}>;

export type PriceExplained = Readonly<{
  formula: PriceFormula['id'];
  version: number;
  title: string;
  /** The formula in words, for the documents. */
  says: readonly string[];
  formulaInWords: string;
  example: readonly ExampleBid[];
  /** Who comes first in the example, on price and quality together. */
  first: string;
  rounding: string;
}>;

const titles = {
  relative: 'Price compared with the lowest price',
  'price-per-quality-point': 'Price for each point of quality',
  benchmark: 'Price compared with a fixed benchmark',
  'fixed-price': 'Fixed price, quality only',
} as const;

function statement(price: PriceFormula, floor: number | null): { says: string[]; words: string } {
  const floorSays =
    floor === null
      ? []
      : [`A bid with fewer than ${decimal(floor)} points of quality is not ranked, whatever its price.`];
  if (price.id === 'relative')
    return {
      words: `lowest price ÷ price of the bid × ${decimal(price.weight)}`,
      says: [
        `The price counts for ${share(price.weight)}. The lowest price gets ${decimal(price.weight)} points; others get the share of them that the lowest price is of theirs.`,
        'The lowest price is that of the bids that are still in. A bid that is out changes no one’s points.',
        'What a bid gets depends on the lowest price of others, so that a bid that does not win can change the order of two that are above it.',
        ...floorSays,
      ],
    };
  if (price.id === 'price-per-quality-point')
    return {
      words: 'price of the bid ÷ its points of quality; the lowest comes first',
      says: [
        'The price of each bid is divided by its points of quality. The lowest price for a point comes first.',
        'What a bid gets does not depend on other bids.',
        ...floorSays,
      ],
    };
  if (price.id === 'benchmark')
    return {
      words: `${decimal(price.atBenchmark)} + ${decimal(price.perPercent)} × 100 × (${pounds(price.benchmarkPence)} − price of the bid) ÷ ${pounds(price.benchmarkPence)}, from 0 to ${decimal(price.cap)}`,
      says: [
        `A bid at ${pounds(price.benchmarkPence)} gets ${decimal(price.atBenchmark)} points. Each 1% below adds ${decimal(price.perPercent)}, each 1% above takes away as much. Nobody gets more than ${decimal(price.cap)} or less than none.`,
        'What a bid gets does not depend on other bids.',
        ...floorSays,
      ],
    };
  return {
    words: `the price is ${pounds(price.pricePence)} for every bid`,
    says: [
      `The price is fixed at ${pounds(price.pricePence)}. Bids are compared on quality alone.`,
      'What a bid gets does not depend on other bids.',
      ...floorSays,
    ],
  };
}

function workOut(
  price: PriceFormula,
  pence: number,
  quality: number,
  lowest: number,
): { working: string; result: number } {
  if (price.id === 'price-per-quality-point') {
    const result = halfUp(fraction(BigInt(pence) * 100n, quality));
    return { working: `${pounds(pence)} ÷ ${decimal(quality)} = ${pounds(result)} for a point`, result };
  }
  if (price.id === 'fixed-price') return { working: `${decimal(quality)} points of quality`, result: quality };
  const points = pricePoints(price, pence, lowest);
  const of =
    price.id === 'relative'
      ? `${pounds(lowest)} ÷ ${pounds(pence)} × ${decimal(price.weight)}`
      : `${decimal(price.atBenchmark)} + ${decimal(price.perPercent)} × 100 × (${pounds(price.benchmarkPence)} − ${pounds(pence)}) ÷ ${pounds(price.benchmarkPence)}, from 0 to ${decimal(price.cap)},`;
  return {
    working: `${of} = ${decimal(points)}; with ${decimal(quality)} of quality, ${decimal(points + quality)}`,
    result: points + quality,
  };
}

/** The three invented bids, in percent of the expected price and of all quality. */
const invented = [
  ['Bid A', 90, 60],
  ['Bid B', 100, 80],
  ['Bid C', 120, 100],
] as const;

/**
 * A price formula with a worked example, for the documents of a tender: the numbers are those that the engine itself gives.
 *
 * @param aroundPence about what is expected to be paid, in whole pence; the example's bids lie around it
 * @returns points in hundredths; of price per quality point, pence for a point
 * @throws RangeError where the model has no price formula, or the price is not above nothing
 * @example explainPrice(model, 50_000_000).example[0]!.working // '£450,000 ÷ £450,000 × 40 = 40; with 36 of quality, 76'
 */
export function explainPrice(model: Model, aroundPence: number): PriceExplained {
  const { price } = model;
  if (!price) throw new RangeError('The model has no price formula.');
  const around = price.id === 'fixed-price' ? price.pricePence : aroundPence;
  if (!Number.isSafeInteger(around) || around < 100)
    throw new RangeError('Give about what is expected to be paid: £1 or more.');
  const all = model.criteria.reduce((sum, { weight }) => sum + weight, 0);
  const priced = invented.map(([name, percent, good]) => ({
    name,
    pricePence: price.id === 'fixed-price' ? around : halfUp(fraction(BigInt(around) * BigInt(percent), 10_000)) * 100,
    quality: halfUp(fraction(all * good, 100)),
  }));
  const lowest = Math.min(...priced.map(({ pricePence }) => pricePence));
  const example = priced.map((one) => ({ ...one, ...workOut(price, one.pricePence, one.quality, lowest) }));
  const inside = example.filter(({ quality }) => quality >= (model.qualityFloor ?? 0));
  const better = price.id === 'price-per-quality-point' ? -1 : 1;
  const first = inside.reduce<ExampleBid | null>(
    (best, one) => (!best || (one.result - best.result) * better > 0 ? one : best),
    null,
  );
  const { says, words } = statement(price, model.qualityFloor);
  return {
    formula: price.id,
    version: price.version,
    title: titles[price.id],
    says,
    formulaInWords: words,
    example,
    first: first?.name ?? 'none: all three are below the floor',
    rounding: roundingRule,
  };
}
