export type Holder = Readonly<{ id: string; weight: number; cap?: number }>;
export type Split = Readonly<{ parts: Readonly<Record<string, number>>; left: number }>;

/** Whole pence by whole weights: each rounded down, the pence over to those who lost most by it, earlier ones first. */
function byWeight(total: bigint, holders: readonly Holder[]): Map<string, bigint> {
  const weights = holders.reduce((sum, { weight }) => sum + BigInt(weight), 0n);
  const shares = holders.map(({ id, weight }, place) => {
    const exact = total * BigInt(weight);
    return { id, place, whole: exact / weights, rest: exact % weights };
  });
  const over = Number(total - shares.reduce((sum, { whole }) => sum + whole, 0n));
  const first = shares.toSorted((a, b) => (a.rest === b.rest ? a.place - b.place : a.rest > b.rest ? -1 : 1));
  const lucky = new Set(first.slice(0, over).map(({ id }) => id));
  return new Map(shares.map(({ id, whole }) => [id, whole + (lucky.has(id) ? 1n : 0n)]));
}

/**
 * Splits whole pence by whole weights, nobody above their cap; what a cap turns away is split among the others again. The
 * parts and what is left add up to the total, to the penny, whatever its size: it is worked out without fractions.
 *
 * @example splitPence(100, [{ id: 'a', weight: 1, cap: 20 }, { id: 'b', weight: 2 }]) // { parts: { a: 20, b: 80 }, left: 0 }
 */
export function splitPence(total: number, holders: readonly Holder[]): Split {
  const parts: Record<string, number> = Object.fromEntries(holders.map(({ id }) => [id, 0]));
  let open = holders.filter(({ weight }) => weight > 0);
  let left = total;
  while (left > 0 && open.length > 0) {
    const shares = byWeight(BigInt(left), open);
    const full = open.filter(({ id, cap }) => cap !== undefined && shares.get(id)! > BigInt(cap));
    for (const { id, cap } of full.length > 0 ? full : open) {
      const part = full.length > 0 ? cap! : Number(shares.get(id)!);
      parts[id] = part;
      left -= part;
    }
    if (full.length === 0) break;
    open = open.filter((one) => !full.includes(one));
  }
  return { parts, left };
}
