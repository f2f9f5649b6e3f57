export type CsvCell = string | number | bigint | boolean | null | undefined;

/** Spreadsheets run a cell that starts like this as a formula; full-width signs count too. */
const formulaStart = /^[=+\-@\t\r\n\0＝＋－＠]/;

/** Words as a cell that no spreadsheet will run: an apostrophe goes before anything that starts like a formula. */
export const guardCell = (words: string): string => (formulaStart.test(words) ? `'${words}` : words);

function written(cell: CsvCell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  return typeof cell === 'string' ? guardCell(cell) : String(cell);
}

const quoted = (text: string): string => (/[",\r\n;\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/**
 * A table as CSV (RFC 4180, CRLF). Text is guarded against formulas; numbers are written as they are. Begins with a
 * byte order mark unless `mark` is false, because Excel needs it to show £ and é.
 *
 * @example writeCsv(['Name'], [{ Name: '=1+1' }]) // "\ufeffName\r\n'=1+1\r\n"
 */
export function writeCsv(
  columns: readonly string[],
  rows: readonly Readonly<Record<string, CsvCell>>[],
  options: { mark?: boolean } = {},
): string {
  const lines = [
    lineOf(columns),
    ...rows.map((row) => lineOf(columns.map((column) => (Object.hasOwn(row, column) ? row[column] : null)))),
  ];
  return `${options.mark === false ? '' : '\ufeff'}${lines.join('')}`;
}

function lineOf(cells: readonly CsvCell[]): string {
  const line = cells.map((cell) => quoted(written(cell))).join(',');
  // A line with nothing on it is no record at all; one empty cell has to be shown.
  return `${line === '' ? '""' : line}\r\n`;
}
