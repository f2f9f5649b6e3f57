/** "£1,234.50" → 123450; null where it is not an amount in pounds. */
export function parsePence(text: string): number | null {
  const match = /^£?\s*(\d{1,3}(?:,?\d{3})*|\d+)(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (!match) return null;
  const pounds = Number(match[1]!.replaceAll(',', ''));
  const pence = Number((match[2] ?? '').padEnd(2, '0') || 0);
  const total = pounds * 100 + pence;
  return Number.isSafeInteger(total) ? total : null;
}
