const forms =
  /\b(?:limited liability partnership|public limited company|community interest company|charitable incorporated organisation|limited|ltd|llp|plc|cic|cio|inc|incorporated|company|co|uk|gb)\b/g;

/** A name by which people know it again: one case, single spaces. */
export const nameKey = (name: string): string => name.trim().toLowerCase().replaceAll(/\s+/g, ' ');

/**
 * What is left of a firm's name without its form, its punctuation and a leading "the": names that come to the same may be one firm.
 *
 * @example cleanName('The Harbour & Fell Care Co. Ltd') // 'harbour and fell care'
 */
export function cleanName(name: string): string {
  const words = nameKey(name.normalize('NFKC'))
    .replace(/\bt\/a\b.*$|\btrading as\b.*$/, '')
    .replaceAll('&', ' and ')
    .replaceAll(/['’.]/g, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/^ ?the /, '')
    .replaceAll(forms, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  // A firm called "Limited" is still called something.
  return words || nameKey(name);
}

/** Whether one letter more, less, other or two that changed places makes one of the other. */
export function oneSlipApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - from && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const [left, right] = [a.slice(from, a.length - end), b.slice(from, b.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
