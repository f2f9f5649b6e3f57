import { parseHours } from '#platform/export/index.ts';
import type { ProviderType } from './roster.ts';

const didBid = /^(?:(?:did )?bid(?: (?:last time|before))?|bidder|yes|y|true|✓|✔|tendered)$/i;
const didNot = /^(?:did(?:n['’]t| not) (?:bid|tender)|no bid|not bid|no|n|false|✗|✘|x|non-bidder)(?: last time)?$/i;

/** True, false, or null where the words say nothing about bidding. */
export function readBid(words: string): boolean | null {
  if (didNot.test(words)) return false;
  return didBid.test(words) ? true : null;
}

const types: readonly (readonly [ProviderType, RegExp])[] = [
  [
    'vcse',
    /^(?:vcse|vcs|voluntary|voluntary sector|charity|charitable|third sector|cic|community interest company|co-?operative|social enterprise|not[- ]for[- ]profit)$/i,
  ],
  ['sme', /^(?:sme|small|medium|micro|small (?:firm|provider|business)|micro-?enterprise|small (?:and|or) medium)$/i],
  ['large', /^(?:large|large (?:firm|provider|business)|national|corporate)$/i],
  ['in-house', /^(?:in-?house|council|local authority|nhs)$/i],
];

/** "voluntary" → vcse; null where the words name no kind of provider. */
export const readType = (words: string): ProviderType | null =>
  types.find(([, says]) => says.test(words.trim()))?.[0] ?? null;

const endsWithBid = /^(.*?\S)\s+((?:did(?:n['’]t| not) (?:bid|tender)|no bid|not bid|bid)(?: last time)?)$/;

/** "Moorside Care did not bid" → ["Moorside Care", "did not bid"]. In small letters only: a name may end in BID. */
export function partAtBid(words: string): string[] {
  const found = readBid(words.trim()) === null ? endsWithBid.exec(words.trim()) : null;
  return found ? [found[1]!, found[2]!] : [words];
}

const spare =
  /^(?:(?<a>[\d,.]+)\s*(?:hours?|hrs?|h)?\s*(?:spare|free|available)|(?:spare|free|available)(?: hours?)?:?\s*(?<b>[\d,.]+)\s*(?:hours?|hrs?|h)?)$/i;

/** "60 spare" or "spare: 60 hours" → 60. */
export function readSpare(words: string): number | null {
  const groups = spare.exec(words)?.groups;
  return groups ? parseHours(groups.a ?? groups.b ?? '') : null;
}

const unit = String.raw`(?:hours?|hrs?|h)(?:\s*(?:\/|per|a|each)?\s*(?:week|wk|pw))?|hpw`;
const withUnit = new RegExp(String.raw`(?:^|\s)(\d[\d,]*(?:\.\d+)?)\s*(?:${unit})(?=\s|$)`, 'i');
const plainNumber = /(?:^|\s)(\d{1,3}(?:,\d{3})+|\d{3,6})(?=\s|$)/g;

export type Split = { before: string; hours: string; after: string };

/**
 * Words with hours among them, as what stands before and after: "Bay Care 1,228 hours Fell & Shore". A number with no
 * unit counts only from 100 up, because names have small ones ("Care 24"); the last one counts.
 */
export function splitAtHours(words: string): Split | null {
  const found = withUnit.exec(words) ?? [...words.matchAll(plainNumber)].at(-1);
  if (!found) return null;
  return {
    before: words.slice(0, found.index).trim(),
    hours: found[1]!,
    after: words.slice(found.index + found[0].length).trim(),
  };
}
