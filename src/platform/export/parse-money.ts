const scales: Record<string, bigint> = {
  k: 1_000n,
  thousand: 1_000n,
  m: 1_000_000n,
  mn: 1_000_000n,
  million: 1_000_000n,
  bn: 1_000_000_000n,
  b: 1_000_000_000n,
  billion: 1_000_000_000n,
};

const tail =
  /\s*(?:gbp|pounds?|(?:per|a|\/) ?(?:annum|year)|p\.?a\.?|(?:ex|exc|excl|excluding|inc|incl|including|plus)\.?\s*vat)\.?$/i;
const amount = /^(\d{1,3}(?:,\d{3})+|\d+|(?=\.\d))(?:\.(\d{1,6}))?\s*(k|thousand|mn|m|million|bn|b|billion)?$/i;

/** Takes off what says how the sum is meant ("per annum", "ex VAT", "GBP"), which a column's name should say instead. */
function bare(text: string): string {
  let words = text.replaceAll(/\s+/g, ' ').trim();
  for (let shorter = words.replace(tail, ''); shorter !== words; shorter = words.replace(tail, '')) words = shorter;
  return words;
}

/**
 * An amount in pounds as whole pence, half a penny rounded up; null where it is not one, is a range, or is in another
 * currency. Brackets or a minus make it negative, as accountants write. "Â£" is a pound sign that went through the
 * wrong encoding.
 *
 * @example parseMoney('£1,234.50') // 123450
 * @example parseMoney('1.2m') // 120000000
 */
export function parseMoney(text: string): number | null {
  if (text.length > 80) return null;
  let words = bare(text);
  const bracketed = /^\((.+)\)$/.exec(words);
  if (bracketed) words = bracketed[1]!.trim();
  const sign = /^(?:[-−–]\s*(?:Â?£)?|(?:Â?£|gbp)\s*[-−–]?)\s*/i.exec(words)?.[0] ?? '';
  const negative = bracketed !== null || /[-−–]/.test(sign);
  const part = amount.exec(words.slice(sign.length));
  if (!part) return null;
  const scale = scales[part[3]?.toLowerCase() ?? ''] ?? 1n;
  const decimals = part[2] ?? '';
  const units = BigInt(`${part[1]!.replaceAll(',', '')}${decimals}` || '0') * scale * 100n;
  const divisor = 10n ** BigInt(decimals.length);
  const pence = Number((units * 2n + divisor) / (divisor * 2n));
  if (!Number.isSafeInteger(pence)) return null;
  return negative && pence !== 0 ? -pence : pence;
}
