import type { MappedRow, Mapping } from './map-columns.ts';
import { isMonthFirst, readUkDate } from './parse-uk-date.ts';

/**
 * Where one date of a column can only be month first, every date of it that could be read either way is in doubt: said
 * once a column, at the line of that one date.
 *
 * @example doubtfulDates(rows, { endOn: 'End' }, ['endOn']) // [{ line: 2, column: 'End', why: 'This date has the month first, …' }]
 */
export function doubtfulDates(
  rows: readonly MappedRow[],
  mapping: Mapping,
  dateFields: readonly string[],
): { line: number; column: string | null; why: string }[] {
  return dateFields.flatMap((field) => {
    const culprit = rows.find((row) => isMonthFirst(row.values[field] ?? ''));
    if (!culprit) return [];
    const doubtful = rows.filter((row) => readUkDate(row.values[field] ?? '').ambiguous).length;
    if (doubtful === 0) return [];
    const why = `This date has the month first, so ${doubtful} other ${doubtful === 1 ? 'date' : 'dates'} in this column, read as day first, may be wrong.`;
    return [{ line: culprit.line, column: mapping[field] ?? null, why }];
  });
}
