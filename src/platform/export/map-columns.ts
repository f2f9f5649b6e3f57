import { sha256 } from '../crypto/secrets.ts';
import { cellOf, type Table } from './table.ts';

export type Field = { name: string; label: string; aliases: readonly string[]; required?: boolean };
export type Mapping = Record<string, string | null>;
export type MappedRow = { line: number; values: Record<string, string> };

const small = new Set(['the', 'of', 'a', 'an', 'and', 'for', 'in']);

/** A name as it is compared: no case, accents, brackets' content or punctuation; camelCase and snake_case parted. */
export function normaliseName(name: string): string {
  return name
    .slice(0, 400)
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll(/\([^()]*\)|\[[^[\]]*\]/g, ' ')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const wordsOf = (name: string): string[] => name.split(' ').filter((word) => word !== '' && !small.has(word));

/** How well a column fits a name: best the same, then but for small words, then where all its words are there. */
function fit(column: string, name: string): number {
  if (column === '' || name === '') return 0;
  if (column === name) return 300;
  const has = wordsOf(column);
  const wanted = wordsOf(name);
  if (wanted.length === 0 || !wanted.every((word) => has.includes(word))) return 0;
  return has.length === wanted.length ? 280 : Math.max(1, 200 - 30 * (has.length - wanted.length));
}

/** The first names of a field count for more than its last aliases, but a name met in full beats one met in part. */
function score(column: string, field: Field): number {
  const names = [field.label, field.name, ...field.aliases].map(normaliseName);
  return Math.max(
    ...names.map((name, rank) => {
      const how = fit(column, name);
      return how === 0 ? 0 : Math.max(1, how - 15 * Math.min(rank, 5));
    }),
  );
}

/**
 * Which column holds which field: best fits first, each column once, null where none fits. The same columns and fields
 * always give the same answer.
 *
 * @example suggestMapping(['Contract Title', 'End Date'], fields).endOn // 'End Date'
 */
export function suggestMapping(columns: readonly string[], fields: readonly Field[]): Mapping {
  const names = columns.map(normaliseName);
  const pairs = fields.flatMap((field, fieldAt) =>
    names.map((name, columnAt) => ({ field, fieldAt, columnAt, score: score(name, field) })),
  );
  pairs.sort((a, b) => b.score - a.score || a.fieldAt - b.fieldAt || a.columnAt - b.columnAt);
  const mapping: Mapping = Object.fromEntries(fields.map((field) => [field.name, null]));
  const used = new Set<number>();
  for (const pair of pairs) {
    if (pair.score <= 0 || mapping[pair.field.name] !== null || used.has(pair.columnAt)) continue;
    mapping[pair.field.name] = columns[pair.columnAt]!;
    used.add(pair.columnAt);
  }
  return mapping;
}

/** The same for files of the same shape (the same column names in any order), so that a mapping can be remembered. */
export const signature = (columns: readonly string[]): string =>
  sha256(JSON.stringify(columns.map(normaliseName).sort()));

/** Required fields that no column has been chosen for, and chosen columns that the file does not have. */
export function missingFrom(mapping: Mapping, fields: readonly Field[], columns: readonly string[]): Field[] {
  return fields.filter((field) => {
    const column = mapping[field.name] ?? null;
    return column === null ? field.required === true : !columns.includes(column);
  });
}

/** Each row's cells by field name, '' where the field has no column. Words are trimmed at both ends. */
export function applyMapping(table: Pick<Table, 'rows'>, mapping: Mapping): MappedRow[] {
  const chosen = Object.entries(mapping);
  return table.rows.map((row) => ({
    line: row.line,
    values: Object.fromEntries(
      chosen.map(([field, column]) => [field, column === null ? '' : cellOf(row, column).trim()]),
    ),
  }));
}
