import { parseUkDate } from '#platform/export/index.ts';

export type PastedQuotation = {
  line: number;
  words: string;
  saidBy: string | null;
  heardAt: string | null;
  /** YYYY-MM-DD. */
  heardOn: string | null;
};

const bullet = /^(?:[-*•‣▪●–—]\s+|\(?\d{1,3}[.)]\s+)/;
const quoted = /^(["“‘'])(.+)(["”’'])(?:\s*(?:[-–—]|\s)\s*(.*))?$/;
const closing: Record<string, string> = { '"': '"', '“': '”', '‘': '’', "'": "'" };
const namePart = /^\p{Lu}[\p{L}\p{M}'’.&-]*(?: [\p{L}\p{M}\d'’.&()-]+){0,4}$/u;

/**
 * Quotations pasted one a line, each perhaps followed by ` – said by, where, date`. Taking words for a name would
 * misquote someone, so a tail is read only when it is plain: after words in quotation marks; or after a dash, when it ends in
 * a date, has two or three parts that look like names, or follows a full stop. Otherwise the whole line is the words.
 *
 * @example readPastedLines('I want to make my own tea – Mrs K, Fell, 3 March 2026')[0].heardAt // 'Fell'
 */
export function readPastedLines(text: string): PastedQuotation[] {
  return text.split(/\r\n|\r|\n/).flatMap((raw, index) => {
    const line = raw.trim().replace(bullet, '').trim();
    if (!/[\p{L}\p{N}]/u.test(line)) return [];
    const { words, tail } = parted(line);
    return [{ line: index + 1, words, ...readTail(tail) }];
  });
}

function parted(line: string): { words: string; tail: string } {
  const marks = quoted.exec(line);
  if (marks && closing[marks[1]!] === marks[3] && !marks[2]!.includes(marks[3]!)) {
    const tail = (marks[4] ?? '').trim();
    if (tail === '' || /["”’]\s*[-–—]/.test(line)) return { words: marks[2]!.trim(), tail };
  }
  const dash = Math.max(line.lastIndexOf(' – '), line.lastIndexOf(' — '), line.lastIndexOf(' - '));
  if (dash <= 0) return { words: line, tail: '' };
  const [words, tail] = [line.slice(0, dash).trim(), line.slice(dash + 3).trim()];
  return isPlainTail(words, tail) ? { words, tail } : { words: line, tail: '' };
}

function isPlainTail(words: string, tail: string): boolean {
  const parts = tail.split(',').map((part) => part.trim());
  if (tail.length > 120 || parts.some((part) => part === '')) return false;
  const dated = parseUkDate(parts.at(-1)!) !== null;
  const names = dated ? parts.slice(0, -1) : parts;
  if (names.length > 3 || !names.every((part) => part.length <= 40)) return false;
  if (dated) return true;
  const named = names.every((part) => namePart.test(part));
  return named && (names.length > 1 || /[.!?…]["”]?$/.test(words));
}

/** Who, where, when; a last part that is a date is the date. What stands between who and when is where. */
function readTail(tail: string): Pick<PastedQuotation, 'saidBy' | 'heardAt' | 'heardOn'> {
  const parts = tail
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const heardOn = parts.length > 0 ? parseUkDate(parts.at(-1)!) : null;
  const [saidBy, ...where] = heardOn === null ? parts : parts.slice(0, -1);
  return { saidBy: saidBy ?? null, heardAt: where.join(', ') || null, heardOn };
}
