import { plainText, runsOf } from '../documents/clean-text.ts';
import { londonDate, londonDateTime, londonMonth, number, plural, pounds } from '../say.ts';

/** The first words of something long, cut at a word. */
export function short(text: string | null | undefined, length = 120): string {
  const whole = (text ?? '').replace(/\s+/g, ' ').trim();
  return whole.length <= length ? whole : `${whole.slice(0, length).replace(/\s+\S*$/, '')}…`;
}

/** What was typed, a paragraph at a time. */
export const paragraphs = (text: string | null | undefined): string[] =>
  (text ?? '')
    .split(/\n\s*\n|\n/)
    .map((line) => line.trim())
    .filter(Boolean);

/** The day, month and year boxes of a date. */
export function dateParts(value: string | null | undefined): { day: string; month: string; year: string } {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(value ?? '');
  return match
    ? { day: String(Number(match[3])), month: String(Number(match[2])), year: match[1]! }
    : { day: '', month: '', year: '' };
}

/** "not-looked-at" → "Not looked at": for a code whose words are the words. */
export const words = (code: string | null | undefined): string => {
  const text = (code ?? '').replaceAll('-', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** Whether a list (or one value) holds something: for ticking boxes again. */
export const holds = (list: unknown, value: unknown): boolean =>
  Array.isArray(list)
    ? list.map(String).includes(String(value))
    : list !== undefined && list !== null && String(list) === String(value);

/** The first of a list. */
export const limit = <T>(list: readonly T[], count: number): readonly T[] => list.slice(0, count);

const lastPart = (path: string): string => path.split('/').at(-1)!;
type SentPage = { path: string; errors: unknown; values: Record<string, unknown> };

/**
 * The page as one of several forms on it reads it: what was typed and what is wrong only where this form was sent. `tail` keeps
 * the ids of its fields apart from the other forms' (else the last part of the address does). Forms that share an address are told apart by their hidden fields:
 * `page | sentTo(base + "/entries", one.id, { entry: one.id })`.
 */
export const sentTo = <P extends SentPage>(
  page: P,
  action: string,
  tail = lastPart(action),
  own: Record<string, unknown> = {},
) =>
  page.errors &&
  page.path === action &&
  Object.entries(own).every(([name, value]) => String(page.values[name]) === String(value))
    ? page
    : { ...page, errors: null, values: {}, tail: `-${tail}` };

export const filters = {
  limit,
  londonDate,
  londonMonth,
  londonDateTime,
  pounds,
  number,
  plural,
  short,
  paragraphs,
  dateParts,
  words,
  holds,
  sentTo,
  runs: runsOf,
  plainWords: plainText,
};
