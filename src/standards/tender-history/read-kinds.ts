import { cellOf, type Table } from '#platform/export/index.ts';

/** Columns of 0 and 1 that tell of the bids, the result or the calendar: not known before, or not a kind of work. */
const notKinds = /bid|win|won|los|award|result|below|rank|incumbent|^(year|quarter|month|day|date|minprice)$/i;

/** Columns that hold nothing but 0 and 1 and that say what a tender is: kinds of work and the rules that it was under. */
export function kindColumns(table: Pick<Table, 'columns' | 'rows'>, taken: ReadonlySet<string>): string[] {
  const left = table.columns.filter((column) => !taken.has(column) && !notKinds.test(column.trim()));
  return left.filter((column) => table.rows.every((row) => /^[01]?$/.test(cellOf(row, column).trim()))).sort();
}

export const noteOf = (category: string | null): string[] => {
  const name = (category ?? '').trim().toLowerCase().slice(0, 80);
  return name === '' ? [] : [`category: ${name}`];
};

/** Words of a title, each once, without numbers, in alphabetical order. At most forty. */
export function wordsOf(texts: readonly string[]): string[] {
  const words = texts
    .join(' ')
    .toLowerCase()
    .split(/[^\p{L}]+/u);
  return [...new Set(words.filter((word) => word.length > 2))].sort().slice(0, 40);
}
