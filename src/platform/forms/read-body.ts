import type { z } from 'zod';
import type { FieldErrors } from './slip.ts';

export type RawBody = Readonly<Record<string, unknown>>;

export type ReadBody<T> = { ok: true; value: T } | { ok: false; errors: FieldErrors; unknown: readonly string[] };

/** Joins the three boxes of a date into one value, and drops what belongs to the form rather than to its subject. */
export function joinDates(body: RawBody): Record<string, unknown> {
  const joined: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(body)) {
    if (name === '_csrf' || name === '_once') continue;
    const part = /^(.+)-(day|month|year)$/.exec(name);
    if (!part) {
      joined[name] = value;
      continue;
    }
    const field = part[1]!;
    const [year, month, day] = ['year', 'month', 'day'].map((box) => String(body[`${field}-${box}`] ?? '').trim()) as [
      string,
      string,
      string,
    ];
    joined[field] =
      year || month || day ? `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : '';
  }
  return joined;
}

export function readBody<T>(schema: z.ZodType<T>, body: RawBody): ReadBody<T> {
  const read = schema.safeParse(joinDates(body));
  if (read.success) return { ok: true, value: read.data };
  const errors: Record<string, string> = {};
  const unknown: string[] = [];
  for (const issue of read.error.issues) {
    if (issue.code === 'unrecognized_keys') unknown.push(...issue.keys);
    else errors[String(issue.path[0] ?? 'form')] ??= issue.message;
  }
  return { ok: false, errors, unknown };
}
