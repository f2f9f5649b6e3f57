import { cellOf, type Table } from '#platform/export/index.ts';
import { readLong, readWide } from './read-cells.ts';
import { monthsAfter, readMonth } from './read-period.ts';
import { isNoValue, readValue } from './read-value.ts';
import { type Cells, type ReadSeries, SeriesBuilder } from './series.ts';

export type ReadSeriesOptions = {
  /** The month of the first value in a bare list, as "2025-01" or "Jan 2025". */
  startMonth?: string;
  /** Which columns of a table to read, where the guess was wrong. */
  dateColumn?: string;
  valueColumn?: string;
};

const mostCharacters = 1_000_000;

/**
 * A series from a table (a date and a value on each line, or months across the top) or from pasted text: the same, or a
 * bare list "84, 79, 90" that starts at `startMonth`, one value a month. Months stand as their first day. Points come
 * out in order of date; what could not be read is listed by line. Never throws.
 *
 * @example readSeries('84, 79', { startMonth: '2025-01' }).points // [{ on: '2025-01-01', value: 84 }, { on: '2025-02-01', value: 79 }]
 */
export function readSeries(
  input: Pick<Table, 'columns' | 'rows' | 'headerLine'> | string,
  options: ReadSeriesOptions = {},
): ReadSeries {
  const builder = new SeriesBuilder();
  if (typeof input !== 'string') readCells(cellsOfTable(input, options), builder);
  else if (input.length > mostCharacters) builder.say(1, 'This is too long for one series. Paste less.');
  else readText(input, options, builder);
  return builder.done();
}

function readCells(lines: Cells[], builder: SeriesBuilder): void {
  if (!readWide(lines, builder)) readLong(lines, builder);
}

function cellsOfTable(table: Pick<Table, 'columns' | 'rows' | 'headerLine'>, options: ReadSeriesOptions): Cells[] {
  const { dateColumn, valueColumn } = options;
  const columns = dateColumn && valueColumn ? [dateColumn, valueColumn] : table.columns;
  const header = { line: table.headerLine ?? 1, cells: columns };
  return [
    header,
    ...table.rows.map((row) => ({ line: row.line, cells: columns.map((column) => cellOf(row, column)) })),
  ];
}

function readText(text: string, options: ReadSeriesOptions, builder: SeriesBuilder): void {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((raw, index) => ({ line: index + 1, raw: raw.trim() }))
    .filter(({ raw }) => raw !== '');
  if (lines.length === 0) builder.say(1, 'There is nothing here. Paste a date and a value on each line.');
  else if (lines.every(({ raw }) => partList(raw).every((part) => readValue(part) !== null || isNoValue(part))))
    readList(lines, options.startMonth, builder);
  else
    readCells(
      lines.map(({ line, raw }) => ({ line, cells: partLine(raw) })),
      builder,
    );
}

/** The values of a bare list. A comma with no space after it parts values unless it can only be inside one number. */
function partList(raw: string): string[] {
  return raw
    .split(/[;\t|]|,\s+|\s+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .flatMap((part) =>
      /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(part) ? [part] : part.split(',').filter((one) => one !== ''),
    );
}

function readList(
  lines: { line: number; raw: string }[],
  startMonth: string | undefined,
  builder: SeriesBuilder,
): void {
  const first = startMonth === undefined ? null : readMonth(startMonth);
  if (first === null) {
    builder.say(lines[0]!.line, 'These are values without dates. Say which month the first one is for.');
    return;
  }
  let month = 0;
  for (const { line, raw } of lines) {
    if (/^\d{1,3}(,\d{3})+$/.test(raw))
      builder.say(line, `“${raw}” was read as one number. Put a space after each comma to part values.`);
    for (const part of partList(raw)) {
      const value = readValue(part);
      const on = monthsAfter(first, month);
      if (value !== null) builder.add(line, on, value);
      else builder.say(line, `There is no value for ${on}.`);
      month += 1;
    }
  }
}

/** A pasted line as cells: by tab, semicolon or bar; else by a comma outside a number; else the value is the last word. */
function partLine(raw: string): string[] {
  if (/[\t;|]/.test(raw)) return raw.split(/[\t;|]/).map((cell) => cell.trim());
  const byComma = raw.split(/,\s+|,(?!\d{3}(?:\D|$))/).map((cell) => cell.trim());
  if (byComma.length > 1) return byComma;
  const last = /^(.*\S)\s*[:=\s]\s*(\S+)$/.exec(raw);
  return last ? [last[1]!.replace(/\s*[:=–—-]$/, ''), last[2]!] : [raw];
}
