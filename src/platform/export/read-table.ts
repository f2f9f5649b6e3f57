import { decodeText } from './decode-text.ts';
import { detectDelimiter } from './detect-delimiter.ts';
import { findHeader, nameColumns } from './find-header.ts';
import { type CsvRecord, readRecords } from './read-records.ts';
import type { LineProblem, Table, TableRow } from './table.ts';

export type ReadTableOptions = {
  delimiter?: string;
  /** The line that holds the column names, where the guess was wrong. */
  headerLine?: number;
  maxBytes?: number;
  maxRows?: number;
  maxColumns?: number;
  /** Rows × columns: what really takes the memory. */
  maxCells?: number;
};

const limits = { maxBytes: 10 * 1024 * 1024, maxRows: 100_000, maxColumns: 1_000, maxCells: 3_000_000 };
const tooLong = 'The file is too long. Only what stands above this line was read. Split it and send the rest.';

/** Whether a file was longer than what is read of it: what it does not name may still be in the rest. */
export const wasCutShort = (table: Pick<Table, 'problems'>): boolean =>
  table.problems.some(({ why }) => why === tooLong);

const nothing = (problems: LineProblem[]): Table => ({
  columns: [],
  rows: [],
  problems,
  headerLine: null,
  above: [],
  delimiter: ',',
});
const megabytes = (bytes: number) => `${Math.round((bytes / 1024 / 1024) * 10) / 10} MB`;
const isBlank = (fields: readonly string[]) => fields.every((field) => field.trim() === '');

/**
 * A delimited file (or pasted cells) as rows by column name: comma, semicolon, tab or bar; UTF-8, UTF-16 or
 * Windows-1252; quoted line breaks; title rows above the names. Cells keep their exact words. Blank lines are passed
 * over. Never throws: whatever could not be read is in `problems`, by line.
 *
 * @example readTable('Title,Ends\nMeals,31/03/2027').rows[0] // { line: 2, cells: { Title: 'Meals', Ends: '31/03/2027' } }
 */
export function readTable(input: Uint8Array | string, options: ReadTableOptions = {}): Table {
  const most = { ...limits, ...options };
  const size = typeof input === 'string' ? Buffer.byteLength(input) : input.length;
  if (size > most.maxBytes)
    return nothing([
      { line: 1, why: `The file is ${megabytes(size)}. The most we read is ${megabytes(most.maxBytes)}. Split it.` },
    ]);
  const decoded = typeof input === 'string' ? { text: input, problems: [], unreadable: false } : decodeText(input);
  if (decoded.unreadable) return nothing(decoded.problems);
  return readText(decoded.text.replace(/^\ufeff/, ''), decoded.problems, { ...most });
}

type Limits = typeof limits & { delimiter?: string; headerLine?: number };

function readText(whole: string, problems: LineProblem[], most: Limits): Table {
  const delimiter = most.delimiter ?? detectDelimiter(whole);
  const hint = /^sep=.\r?\n/i.exec(whole)?.[0] ?? '';
  const records: CsvRecord[] = [];
  const stopped: LineProblem[] = [];
  let cells = 0;
  const visit = (record: CsvRecord): boolean => {
    if (isBlank(record.fields)) return true;
    cells += Math.max(record.fields.length, Math.min(records[0]?.fields.length ?? 1, most.maxColumns));
    if (cells > most.maxCells || records.length > most.maxRows) {
      stopped.push({ line: record.line, why: tooLong });
      return false;
    }
    if (record.fields.length > most.maxColumns) record.fields.length = most.maxColumns + 1;
    records.push(record);
    return true;
  };
  const found = readRecords(whole.slice(hint.length), delimiter, visit, hint ? 2 : 1);
  return assemble(records, [...problems, ...found, ...stopped], delimiter, most);
}

function assemble(records: CsvRecord[], problems: LineProblem[], delimiter: string, most: Limits): Table {
  if (records.length === 0) {
    if (problems.length === 0) problems.push({ line: 1, why: 'The file is empty.' });
    return { ...nothing(problems), delimiter };
  }
  const chosen = most.headerLine;
  const named = chosen === undefined ? findHeader(records) : records.findIndex((record) => record.line >= chosen);
  if (named < 0) {
    problems.push({ line: chosen!, why: 'There is nothing on this line or below it. Choose the line with the names.' });
    return { ...nothing(problems), delimiter };
  }
  const header = records[named]!;
  const body = records.slice(named + 1);
  const { columns, repeated } = nameColumns(header.fields.slice(0, usedWidth(header, most.maxColumns)));
  if (header.fields.length > most.maxColumns)
    problems.push({ line: header.line, why: `Only the first ${most.maxColumns} columns were read.` });
  for (const name of new Set(repeated))
    problems.push({ line: header.line, why: `More than one column is called “${name}”. The later ones are numbered.` });
  const rows = body.map((record) => rowOf(record, columns, problems));
  if (rows.length === 0) problems.push({ line: header.line, why: 'There are column names but no rows below them.' });
  const above = records.slice(0, named).map((record) => ({ line: record.line, text: textOf(record) }));
  problems.sort((a, b) => a.line - b.line);
  return { columns, rows, problems, headerLine: header.line, above, delimiter };
}

const textOf = (record: CsvRecord) => record.fields.filter((field) => field.trim() !== '').join(' ');

/** Spreadsheets often save empty columns at the end: a name is needed for a column to be one. */
function usedWidth(header: CsvRecord, most: number): number {
  return Math.min(most, header.fields.findLastIndex((field) => field.trim() !== '') + 1);
}

function rowOf(record: CsvRecord, columns: string[], problems: LineProblem[]): TableRow {
  const extra = record.fields.slice(columns.length);
  if (!isBlank(extra)) {
    const why = `This line has more cells than there are columns. Left out: “${extra.join(' ').trim().slice(0, 60)}”. A comma inside words needs quotation marks round the cell.`;
    problems.push({ line: record.line, why });
  } else if (record.fields.length < columns.length) {
    const why = `This line has ${record.fields.length} of ${columns.length} cells. The missing ones were read as empty.`;
    problems.push({ line: record.line, why });
  }
  return { line: record.line, cells: Object.fromEntries(columns.map((name, at) => [name, record.fields[at] ?? ''])) };
}
