import { compare, type Fraction, fraction, over, plus, sum } from './fraction.ts';
import { pounds, share } from './say.ts';

/** `share` in hundredths of one per cent: 8_000 flags what is below 80%. */
export type LowRule =
  | Readonly<{ kind: 'below-mean-of-others'; share: number }>
  | Readonly<{ kind: 'below-median-of-others'; share: number }>
  | Readonly<{ kind: 'below-own-estimate'; share: number; estimatePence: number }>
  | Readonly<{ kind: 'below-cost-floor'; floorPence: number; of: string }>;

export type LowFlag = Readonly<{ bid: string; rule: LowRule['kind']; says: string; ask: readonly string[] }>;

/** Asked of a bidder before anything is decided; the same of everybody who is flagged. */
const questions = [
  'How is the price made up: staff hours and pay, travel, overheads, surplus?',
  'Which costs are met from elsewhere, and for how long?',
  'How are the law’s duties on pay, conditions and safety kept at this price?',
];

const median = (pence: readonly number[]): Fraction => {
  const sorted = [...pence].sort((a, b) => a - b);
  const half = sorted.length / 2;
  if (!Number.isInteger(half)) return fraction(sorted[Math.floor(half)]!);
  return over(plus(fraction(sorted[half - 1]!), fraction(sorted[half]!)), fraction(2));
};

const mean = (pence: readonly number[]): Fraction =>
  over(sum(pence.map((one) => fraction(one))), fraction(pence.length));

type Measured = Readonly<{ limit: Fraction; against: string }>;

function limitOf(rule: LowRule, others: readonly number[]): Measured | null {
  if (rule.kind === 'below-cost-floor')
    return { limit: fraction(rule.floorPence), against: `${rule.of}, ${pounds(rule.floorPence)}` };
  const part = fraction(rule.share, 10_000);
  const scaled = (of: Fraction) => ({ n: of.n * part.n, d: of.d * part.d });
  if (rule.kind === 'below-own-estimate')
    return {
      limit: scaled(fraction(rule.estimatePence)),
      against: `${share(rule.share)} of our estimate of ${pounds(rule.estimatePence)}`,
    };
  // Of one other bid alone, neither is known to be the odd one.
  if (others.length < 2) return null;
  const middle = rule.kind === 'below-mean-of-others';
  return {
    limit: scaled(middle ? mean(others) : median(others)),
    against: `${share(rule.share)} of the ${middle ? 'mean' : 'median'} of the other bids`,
  };
}

/**
 * Bids whose price looks too low to carry the work, by rules that were stated before. A flag asks; it never takes a bid out: the
 * supplier is told and may explain first (Procurement Act 2023 section 19(3) to (5)).
 *
 * @param bids prices in whole pence
 * @example abnormallyLow([{ id: 'a', pricePence: 50 }, …], [{ kind: 'below-mean-of-others', share: 8_000 }])
 */
export function abnormallyLow(
  bids: readonly Readonly<{ id: string; pricePence: number }>[],
  rules: readonly LowRule[],
): readonly LowFlag[] {
  return [...bids]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap(({ id, pricePence }) =>
      rules.flatMap((rule): LowFlag[] => {
        const others = bids.filter((other) => other.id !== id).map((other) => other.pricePence);
        const measured = limitOf(rule, others);
        if (!measured || compare(fraction(pricePence), measured.limit) >= 0) return [];
        const says = `${pounds(pricePence)} is below ${measured.against}. Ask how it is made up before deciding anything.`;
        return [{ bid: id, rule: rule.kind, says, ask: questions }];
      }),
    );
}
