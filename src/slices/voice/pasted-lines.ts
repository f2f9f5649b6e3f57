import type { Line } from './quotation.ts';

export const longestWords = 2_000;

/**
 * Reads quotations pasted one a line: `words`, or `words – said by, where, date`, the tail and each part of it optional.
 * Bullets and quotation marks around the words are dropped; a hyphen begins a tail only after a closing quotation mark,
 * because people write hyphens in sentences. A line too long to be a quotation is named by its number.
 */
export function readPastedLines(text: string): { lines: Line[]; problems: { line: number; says: string }[] } {
  const lines: Line[] = [];
  const problems: { line: number; says: string }[] = [];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const typed = raw.replace(/^\s*(?:[•*·]|\d{1,3}[.)])\s+/, '').trim();
    if (typed === '') continue;
    const line = readLine(typed);
    if (line.words === '') problems.push({ line: index + 1, says: 'holds no words before the dash' });
    else if (line.words.length > longestWords)
      problems.push({ line: index + 1, says: `is longer than ${longestWords.toLocaleString('en-GB')} characters` });
    else lines.push(line);
  }
  return { lines, problems };
}

function readLine(typed: string): Line {
  const [words, tail] = cutTail(typed);
  const parts = (tail ?? '')
    .split(/,\s+/)
    .map((part) => part.trim())
    .filter(Boolean);
  const heardOn = parts.length > 0 ? readDate(parts.at(-1)!) : null;
  if (heardOn) parts.pop();
  const [saidBy, ...where] = parts;
  return { words: unquoted(words), saidBy: saidBy ?? null, heardAt: where.join(', ') || null, heardOn };
}

const longestTail = 160;

function cutTail(typed: string): [string, string | null] {
  const quoted = /^(.*[”"’'])\s*[-–—]\s*([^”"]+)$/.exec(typed);
  const dashed = quoted ?? /^(.*\S)?\s+[–—]\s+([^–—]+)$/.exec(typed);
  return dashed && dashed[2]!.length <= longestTail ? [dashed[1] ?? '', dashed[2]!] : [typed, null];
}

const unquoted = (words: string): string => {
  const match = /^[“"‘'](.*)[”"’']$/.exec(words.trim());
  return (match ? match[1]! : words).trim();
};

const months = 'january february march april may june july august september october november december'.split(' ');

/** "3 May 2026", "3/5/2026" or "2026-05-03" → 2026-05-03; null where it is not a real date. */
export function readDate(text: string): string | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const british = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text);
  const worded = /^(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]{3,9}),? (\d{4})$/.exec(text);
  if (iso) return real(iso[1]!, iso[2]!, iso[3]!);
  if (british) return real(british[3]!, british[2]!, british[1]!);
  if (!worded) return null;
  const month = months.findIndex((name) => name.startsWith(worded[2]!.toLowerCase()));
  return month < 0 ? null : real(worded[3]!, String(month + 1), worded[1]!);
}

function real(year: string, month: string, day: string): string | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const parsed = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date) ? date : null;
}
