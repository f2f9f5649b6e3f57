export type Holder = Readonly<{ id: string; weight: number; cap?: number }>;
export type Split = Readonly<{ parts: Readonly<Record<string, number>>; left: number }>;

/** Shares of whole pence by weight: each rounded down, the pence left over to those who lost most by it, earlier ones first. */
function byWeight(total: number, holders: readonly Holder[]): Map<string, number> {
  const weights = holders.reduce((sum, one) => sum + one.weight, 0);
  const exact = holders.map((one) => ({
    id: one.id,
    whole: 0,
    rest: 0,
    raw: weights > 0 ? (total * one.weight) / weights : 0,
  }));
  for (const one of exact) {
    one.whole = Math.floor(one.raw + 1e-9);
    one.rest = one.raw - one.whole;
  }
  let over = total - exact.reduce((sum, one) => sum + one.whole, 0);
  const order = exact.toSorted((a, b) => b.rest - a.rest);
  for (let index = 0; weights > 0 && over > 0 && order.length > 0; index = (index + 1) % order.length, over -= 1)
    order[index]!.whole += 1;
  return new Map(exact.map((one) => [one.id, one.whole]));
}

/**
 * A whole number of pence split by weight, nobody above their cap: what a cap turns away is split among the others again. No
 * penny is lost or made: the parts and what is left add up to the total.
 *
 * @param total pence, not below 0. Weights are not below 0; a holder without weight gets nothing.
 * @example splitByWeight(62_000_000, [{ id: 'council', weight: 709 }, { id: 'icb', weight: 291 }]).parts.council // 43958000
 */
export function splitByWeight(total: number, holders: readonly Holder[]): Split {
  if (!Number.isSafeInteger(total) || total < 0)
    throw new RangeError('The total is whole pence, and not below nothing.');
  if (holders.some((one) => !(one.weight >= 0) || (one.cap !== undefined && !(one.cap >= 0))))
    throw new RangeError('Weights and caps are not below nothing.');
  const parts = new Map(holders.map((one) => [one.id, 0]));
  let open = holders.filter((one) => one.weight > 0);
  let left = total;
  while (left > 0 && open.length > 0) {
    const shares = byWeight(left, open);
    const capped = open.filter((one) => one.cap !== undefined && parts.get(one.id)! + shares.get(one.id)! > one.cap);
    const settle = capped.length > 0 ? capped : open;
    for (const one of settle) {
      const add = capped.length > 0 ? one.cap! - parts.get(one.id)! : shares.get(one.id)!;
      parts.set(one.id, parts.get(one.id)! + add);
      left -= add;
    }
    if (capped.length === 0) break;
    const full = new Set(capped.map((one) => one.id));
    open = open.filter((one) => !full.has(one.id));
  }
  return { parts: Object.fromEntries(parts), left };
}
