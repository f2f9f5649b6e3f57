import { cellOf, parseUkDate, type Table } from '#platform/export/index.ts';
import { saidAs as allSaidAs, type SaidAs } from '../held/held.ts';
import { linesSaid, type Mark, readMark } from './paper.ts';

export type SheetRow = Readonly<{
  line: number;
  code: string;
  /** By the statement's number. */
  marks: ReadonlyMap<number, Mark>;
  said: readonly string[];
  saidAs: SaidAs;
  datedOn: string | null;
}>;
export type Problem = Readonly<{ line: number; why: string }>;
export type SheetFile = Readonly<{ rows: readonly SheetRow[]; problems: readonly Problem[] }>;

export const mostRows = 500;
export const fileColumns = { code: 'Sheet', said: 'Own words', saidAs: 'Said by', datedOn: 'Day' } as const;
export const columnOf = (statement: number): string => `Statement ${statement}`;

const column = (table: Table, ...names: readonly string[]): string | null =>
  table.columns.find((one) => names.includes(one.trim().toLowerCase())) ?? null;

/** Columns that hold what is ticked beside a statement: "Statement 7", "S7" or "7". */
function markColumns(table: Table): Map<number, string> {
  const found = new Map<number, string>();
  for (const name of table.columns) {
    const number = /^(?:statement|s|no\.?)?\s*(\d{1,6})$/i.exec(name.trim());
    if (number && !found.has(Number(number[1]))) found.set(Number(number[1]), name);
  }
  return found;
}

/**
 * A poll officer's table as sheets: a row each, what is ticked by the statement's number. A row with anything that cannot be read is
 * left out whole and named by its line, so that nobody is counted for half of what they said. Own words stand a line each, or between bars.
 */
export function readSheetFile(table: Table): SheetFile {
  const code = column(table, 'sheet', 'sheet number', 'number');
  const marks = markColumns(table);
  const problems: Problem[] = table.problems.map(({ line, why }) => ({ line, why }));
  const none = (why: string): SheetFile => ({
    rows: [],
    problems: [...problems, { line: table.headerLine ?? 1, why }],
  });
  if (code === null) return none('There is no column “Sheet” with the number of each sheet.');
  if (marks.size === 0) return none('There is no column for a statement, such as “Statement 1”.');
  if (table.rows.length > mostRows) return none(`A file holds at most ${mostRows} sheets. Split it.`);
  const broken = new Set(table.problems.map(({ line }) => line));
  const [said, as, day] = [column(table, 'own words', 'words'), column(table, 'said by'), column(table, 'day', 'date')];
  const rows: SheetRow[] = [];
  for (const row of table.rows) {
    if (broken.has(row.line)) continue;
    const fault = (why: string) => problems.push({ line: row.line, why });
    const read = new Map<number, Mark>();
    const before = problems.length;
    for (const [number, name] of marks) {
      const typed = cellOf(row, name);
      const mark = readMark(typed);
      if (mark) read.set(number, mark);
      else fault(`Statement ${number}: “${typed.slice(0, 20)}” is none of 1 to 5, with + where it matters a lot.`);
    }
    const datedOn = day && cellOf(row, day).trim() ? parseUkDate(cellOf(row, day)) : null;
    if (day && cellOf(row, day).trim() && !datedOn) fault(`“${cellOf(row, day).slice(0, 20)}” is no day.`);
    const by = as ? cellOf(row, as).trim().toLowerCase() : '';
    const saidBy = by === '' ? 'neighbour' : allSaidAs.find((one) => one === by);
    if (!saidBy) fault(`“${by.slice(0, 20)}” is none of ${allSaidAs.join(', ')}.`);
    if (cellOf(row, code).trim() === '')
      fault('It has no sheet number. Write one on the paper, or type it on the page.');
    if (problems.length > before) continue;
    const words = said ? cellOf(row, said).replaceAll('|', '\n') : '';
    rows.push({
      ...{ line: row.line, code: cellOf(row, code).trim(), marks: read, datedOn },
      said: linesSaid(words),
      saidAs: saidBy!,
    });
  }
  return { rows, problems: problems.toSorted((a, b) => a.line - b.line) };
}
