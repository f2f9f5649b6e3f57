import { readPeriod } from './read-period.ts';
import { isNoValue, readValue } from './read-value.ts';
import type { Cells, SeriesBuilder } from './series.ts';

const share = (lines: readonly Cells[], column: number, fits: (cell: string) => boolean): number =>
  lines.filter((line) => fits(line.cells[column] ?? '')).length;

/** Months across the top and one line of values below. False where it does not look like that. */
export function readWide(lines: readonly Cells[], builder: SeriesBuilder): boolean {
  const header = lines[0]?.cells.map(readPeriod) ?? [];
  const dated = header.filter((on) => on !== null).length;
  if (dated < 2 || lines.length < 2) return false;
  const [values, ...more] = lines.slice(1);
  for (const [at, on] of header.entries()) {
    const cell = values!.cells[at] ?? '';
    if (on !== null) addValue(builder, values!.line, on, cell);
  }
  for (const { line } of more) builder.say(line, 'Only the first line of values under the months was read.');
  return true;
}

/** A date and a value on each line: the column with most dates and, of the others, the one with most numbers. */
export function readLong(lines: readonly Cells[], builder: SeriesBuilder): void {
  const width = Math.max(0, ...lines.slice(0, 1_000).map((line) => line.cells.length));
  const columns = Array.from({ length: Math.min(width, 200) }, (_, at) => at);
  const best = (fits: (cell: string) => boolean, but: number | null) =>
    columns
      .filter((at) => at !== but)
      .map((at) => ({ at, count: share(lines, at, fits) }))
      .reduce((a, b) => (b.count > a.count ? b : a), { at: -1, count: 0 }).at;
  const dates = best((cell) => readPeriod(cell) !== null, null);
  const values = dates < 0 ? -1 : best((cell) => readValue(cell) !== null, dates);
  if (dates < 0 || values < 0) {
    const missing = dates < 0 ? 'dates' : 'values';
    builder.say(lines[0]?.line ?? 1, `We found no ${missing}. Put a date like Jan 2025 and a number on each line.`);
    return;
  }
  for (const [index, { line, cells }] of lines.entries()) {
    const words = (cells[dates] ?? '').trim();
    const on = readPeriod(words);
    if (on !== null) addValue(builder, line, on, cells[values] ?? '');
    else if (index > 0 || readValue(cells[values] ?? '') !== null)
      builder.say(
        line,
        words === '' ? 'There is no date on this line.' : `“${words.slice(0, 40)}” is not a date we can read.`,
      );
  }
}

function addValue(builder: SeriesBuilder, line: number, on: string, cell: string): void {
  const value = readValue(cell);
  if (value !== null) builder.add(line, on, value);
  else if (isNoValue(cell)) builder.say(line, `There is no value for ${on}.`);
  else builder.say(line, `“${cell.trim().slice(0, 40)}” is not a number, so there is no value for ${on}.`);
}
