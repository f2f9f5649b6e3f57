import { splitByWeight } from './split.ts';

export const version = 'waterfall 1';

/** A scheme of the pool. All amounts are whole pence. `reduction` is what its partners agreed could be taken from it. */
export type Scheme = Readonly<{ id: string; budget: number; forecast: number; reduction?: number }>;

/** `weight` is the agreed share of what remains, else what the partner put in; `cap` is the most that it has agreed to bear. */
export type Partner = Readonly<{ id: string; contribution: number; weight?: number; cap?: number }>;

export type Pool = Readonly<{
  schemes: readonly Scheme[];
  partners: readonly Partner[];
  reserve: number;
  /** What becomes of money left over: it stays in the pool, or goes back by the same shares. */
  underspend: 'stays' | 'returned';
}>;

export type Settled = Readonly<{
  version: typeof version;
  overspends: number;
  underspends: number;
  /** Overspends met by underspends of other schemes. */
  offset: number;
  fromReserve: number;
  fromReductions: number;
  reductions: Readonly<Record<string, number>>;
  /** What each partner bears, above what it put in. */
  borne: Readonly<Record<string, number>>;
  /** Beyond every cap: no rule settles it. */
  inDispute: number;
  staysInPool: number;
  returned: Readonly<Record<string, number>>;
}>;

const positive = (value: number): number => Math.max(0, value);
const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

function check(pool: Pool): void {
  const amounts = [
    pool.reserve,
    ...pool.schemes.flatMap((one) => [one.budget, one.forecast, one.reduction ?? 0]),
    ...pool.partners.flatMap((one) => [one.contribution, one.cap ?? 0]),
  ];
  if (amounts.some((amount) => !Number.isSafeInteger(amount) || amount < 0))
    throw new RangeError('Every amount is whole pence, and not below nothing.');
}

/**
 * What becomes of a pool that spends more or less than was put in: first overspends are met by underspends of other schemes, then
 * from the risk reserve, then from the reductions that its partners agreed to, and what remains is borne by agreed shares (else by
 * what each put in), nobody above their cap; what is beyond every cap is in dispute. Money left over stays or goes back.
 *
 * Source of the order: pooled fund agreements under section 75 of the NHS Act 2006 as commonly written; a pool's own agreement
 * comes before it. Aligned money is not in a pool and takes no part.
 *
 * Always: offset + fromReserve + fromReductions + borne + inDispute = overspends, and offset + staysInPool + returned = underspends.
 *
 * @example // Thornmere: £0.62 million over, shared 70.9 to 29.1 → council £439,580, Integrated Care Board £180,420
 */
export function settleVariance(pool: Pool): Settled {
  check(pool);
  const overspends = total(pool.schemes.map((one) => positive(one.forecast - one.budget)));
  const underspends = total(pool.schemes.map((one) => positive(one.budget - one.forecast)));
  const offset = Math.min(overspends, underspends);
  const over = overspends - offset;
  const fromReserve = Math.min(over, pool.reserve);
  const agreed = pool.schemes.map((one) => ({ id: one.id, weight: one.reduction ?? 0, cap: one.reduction ?? 0 }));
  const fromReductions = Math.min(over - fromReserve, total(agreed.map((one) => one.cap)));
  const shares = pool.partners.map(({ id, contribution, weight, cap }) => ({
    id,
    weight: weight ?? contribution,
    ...(cap === undefined ? {} : { cap }),
  }));
  const { parts: borne, left } = splitByWeight(over - fromReserve - fromReductions, shares);
  const surplus = underspends - offset;
  const returned = splitByWeight(
    pool.underspend === 'returned' ? surplus : 0,
    shares.map(({ id, weight }) => ({ id, weight })),
  );
  return {
    version,
    overspends,
    underspends,
    offset,
    fromReserve,
    fromReductions,
    reductions: splitByWeight(fromReductions, agreed).parts,
    borne,
    inDispute: left,
    staysInPool: (pool.underspend === 'stays' ? surplus : 0) + returned.left,
    returned: returned.parts,
  };
}
