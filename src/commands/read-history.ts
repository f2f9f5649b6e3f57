import { readFileSync } from 'node:fs';
import { type LineProblem, readTable, type Table, unpack } from '#platform/export/index.ts';

/** What a history may be at most: about four hundred thousand rows. Longer ones are refused whole, never half read. */
const limits = { maxBytes: 200 * 1024 * 1024, maxRows: 400_000, maxCells: 16_000_000 };

export type ReadHistory = { table: Table; why: null } | { table: null; why: string };

/** A file of rows, plain or gzipped, or in words why it cannot be used. */
export function readHistory(name: string): ReadHistory {
  const { bytes, why } = unpack(readFileSync(name), limits.maxBytes);
  if (bytes === null) return { table: null, why };
  const table = readTable(bytes, limits);
  const cut = table.problems.find((one) => one.why.startsWith('The file is too long'));
  if (cut)
    return {
      table: null,
      why: `The file has more than ${limits.maxRows.toLocaleString('en-GB')} rows, or too many columns. Leave out columns that are not needed, or older years.`,
    };
  if (table.rows.length === 0) return { table: null, why: table.problems[0]?.why ?? 'The file is empty.' };
  return { table, why: null };
}

export const problemLines = (problems: readonly LineProblem[]): string[] =>
  problems.slice(0, 20).map((one) => `Line ${one.line}: ${one.why}`);
