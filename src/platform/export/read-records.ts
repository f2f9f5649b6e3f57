import { parse } from 'csv-parse/sync';
import type { LineProblem } from './table.ts';

export type CsvRecord = { line: number; fields: string[] };

/** Marks that never close cost a reading to the end of the file each, so only a few are followed. */
const mostUnclosed = 4;

class Enough extends Error {}

const lineEnds = (bytes: Buffer, from: number, to: number): number => {
  let ends = 0;
  for (let at = from; at < to; at += 1) {
    if (bytes[at] === 10 || (bytes[at] === 13 && bytes[at + 1] !== 10)) ends += 1;
  }
  return ends;
};

function endOfLine(bytes: Buffer, from: number): number {
  for (let at = from; at < bytes.length; at += 1) {
    if (bytes[at] === 10) return at + 1;
    if (bytes[at] === 13) return bytes[at + 1] === 10 ? at + 2 : at + 1;
  }
  return bytes.length;
}

/**
 * Reads delimited text record by record; `visit` answers false to stop. Line numbers are those of the record's first line.
 * Never throws. Where quotation marks are out of place, that one line is read as it stands, or skipped and listed if it
 * cannot be, and strict reading goes on below: a stray mark must not swallow the lines after it.
 */
export function readRecords(
  text: string,
  delimiter: string,
  visit: (record: CsvRecord) => boolean,
  firstLine = 1,
): LineProblem[] {
  const bytes = Buffer.from(text, 'utf8');
  const problems: LineProblem[] = [];
  let start = 0;
  let line = firstLine;
  let unclosed = 0;
  let enough = false;
  const visitFrom = (base: number) => (fields: string[], end: number) => {
    enough = !visit({ line, fields });
    if (enough) throw new Enough();
    line += lineEnds(bytes, start, base + end);
    start = base + end;
  };
  while (start < bytes.length) {
    const failure = tryParse(bytes.subarray(start), delimiter, false, visitFrom(start));
    if (failure === null) return problems;
    if (failure === 'unclosed') unclosed += 1;
    if (failure === 'unreadable' || unclosed > mostUnclosed) {
      problems.push({ line, why: 'This cannot be read as CSV. Nothing from here to the end was read.' });
      return problems;
    }
    const end = endOfLine(bytes, start);
    const at = line;
    const alone = tryParse(bytes.subarray(start, end), delimiter, true, visitFrom(start));
    if (enough) return problems;
    if (alone !== null)
      problems.push({ line: at, why: 'A quotation mark opens here and never closes. This line was skipped.' });
    else if (failure === 'closing')
      problems.push({ line: at, why: 'Quotation marks are out of place here. Check how this line was read.' });
    if (line === at) line += 1;
    start = end;
  }
  return problems;
}

type Failure = 'opening' | 'closing' | 'unclosed' | 'unreadable';
const failures: Record<string, Failure> = {
  INVALID_OPENING_QUOTE: 'opening',
  CSV_INVALID_CLOSING_QUOTE: 'closing',
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: 'closing',
  CSV_QUOTE_NOT_CLOSED: 'unclosed',
};

/** Strict, with spaces allowed round quoted cells; or lenient, with marks inside a cell read as they stand. */
function tryParse(
  bytes: Buffer,
  delimiter: string,
  lenient: boolean,
  onRecord: (fields: string[], end: number) => void,
): Failure | null {
  const eachRecord = (fields: string[], info: { bytes: number }): null => {
    onRecord(fields, info.bytes);
    return null;
  };
  try {
    parse(bytes, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      trim: !lenient,
      relax_quotes: lenient,
      relax_column_count: true,
      // The types know records as objects too; without `columns` each is a list of cells.
      on_record: eachRecord as never,
    });
    return null;
  } catch (error) {
    if (error instanceof Enough) return null;
    return failures[(error as { code?: string }).code ?? ''] ?? 'unreadable';
  }
}
