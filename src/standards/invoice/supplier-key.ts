import { normaliseName } from '#platform/export/index.ts';

const forms = /\b(?:limited|ltd|llp|plc|cic|cio|incorporated|inc|company|co|uk)\b/g;

/** What is left of a supplier's name without its form and punctuation: "The Bay Care Co. Ltd" → "bay care". */
export function supplierNameKey(name: string): string {
  const bare = normaliseName(name.replaceAll('&', ' and ').replaceAll(/['’.]/g, ''));
  return (
    bare.replace(/^the /, '').replaceAll(forms, ' ').replaceAll(/\s+/g, ' ').trim() || bare || name.trim().toLowerCase()
  );
}

/** A number as it is compared: "PO 00-123/A" → "PO00123A"; null where nothing is left. */
export const numberKey = (words: string | null): string | null =>
  (words ?? '')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .slice(0, 60) || null;

/** A company's number as registers write it, with the nought that a spreadsheet took; null for "N/A" and the like. */
export function companyNumber(words: string | null): string | null {
  const bare = numberKey(words);
  if (!bare || !/\d{3}/.test(bare)) return null;
  return /^\d{7}$/.test(bare) ? `0${bare}` : bare.slice(0, 40);
}
