import { Slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';

export type Typed = Readonly<Record<string, unknown>>;

/** A row of a form that asks the same of many: its key in the names of fields, what it is called in an error, and the scores it takes. */
export type Row = Readonly<{ key: string; title: string; scores: readonly number[] }>;
export type Read<W extends string> = Readonly<{ key: string; score: number | null }> &
  Readonly<Record<W, string | null>>;

const longest = 4_000;
const textOf = (value: unknown): string => (typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : '');

/**
 * Reads the rows of a form, all of them and nothing else. An empty box is a draft and no error; a score off the scale is one.
 *
 * @param words names of the boxes for words that each row has
 */
export function readRows<W extends string>(rows: readonly Row[], words: readonly W[], typed: Typed): Read<W>[] {
  const known = new Set(rows.flatMap(({ key }) => ['score', ...words].map((name) => `${name}-${key}`)));
  for (const [name, value] of Object.entries(typed))
    if (!known.has(name) || typeof value !== 'string') refuse('unknown-field', name);
  const errors: Record<string, string> = {};
  const read = rows.map(({ key, title, scores }) => {
    const text = textOf(typed[`score-${key}`]);
    const score = text === '' ? null : /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN;
    if (score !== null && !scores.includes(score)) errors[`score-${key}`] = `Choose a score of the scale for ${title}`;
    const said = Object.fromEntries(
      words.map((name) => {
        const words = textOf(typed[`${name}-${key}`]);
        if (words.length > longest) errors[`${name}-${key}`] = `Use 4,000 characters or fewer for ${title}`;
        return [name, words || null];
      }),
    ) as Record<W, string | null>;
    return { ...said, key, score };
  });
  if (Object.keys(errors).length > 0) throw new Slip(errors);
  return read;
}
