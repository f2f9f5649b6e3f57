/** Something in a file that could not be read, and where: `line` counts from 1 as a text editor does. */
export type LineProblem = { line: number; why: string };

export type TableRow = { line: number; cells: Record<string, string> };

export type Table = {
  columns: string[];
  rows: TableRow[];
  problems: LineProblem[];
  /** The line the column names were read from; null where there was none. */
  headerLine: number | null;
  /** What stood above the column names: a title, a date. Shown back, so that a wrong guess can be put right. */
  above: { line: number; text: string }[];
  delimiter: string;
};

/** The words in one cell, '' where the row has no such column. Safe for any column name. */
export const cellOf = (row: TableRow, column: string): string =>
  Object.hasOwn(row.cells, column) ? row.cells[column]! : '';
