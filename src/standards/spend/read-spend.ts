import { sha256 } from '#platform/crypto/secrets.ts';
import {
  applyMapping,
  doubtfulDates,
  isMonthFirst,
  type MappedRow,
  type Mapping,
  normaliseName,
  parseMoney,
  parseUkDate,
  type Table,
  type TableRow,
} from '#platform/export/index.ts';
import { isRedacted } from './redacted.ts';
import type { SpendLine, SpendProblem } from './spend.ts';

type Content = Omit<SpendLine, 'line' | 'fingerprint' | 'contentHash'>;

const shown = (words: string) => `“${words.slice(0, 40)}”`;

/**
 * A mapped table as payments. A line without a supplier, a date that has been or an amount is left out and said by line.
 * Reading the same file again gives the same fingerprints: of a line its transaction number, its date and which of the
 * lines with both it is, since one payment is often several lines; without a number all its cells and which of the lines
 * with the same cells it is.
 *
 * @example readSpend(table, suggestMapping(table.columns, spendFields), '2026-11-23').lines[0].pence // 123450
 */
export function readSpend(
  table: Pick<Table, 'rows' | 'problems'>,
  mapping: Mapping,
  today: string,
): { lines: SpendLine[]; problems: SpendProblem[] } {
  const lines: SpendLine[] = [];
  const problems: SpendProblem[] = table.problems.map((problem) => ({ ...problem, column: null, skipped: false }));
  const met = new Map<string, number>();
  const rows = applyMapping(table, mapping);
  problems.push(...doubtfulDates(rows, mapping, ['paidOn']).map((problem) => ({ ...problem, skipped: false })));
  for (const [at, row] of rows.entries()) {
    const content = readLine(row, mapping, today, problems);
    if (!content) continue;
    const key = keyOf(row.values.transaction ?? '', content.paidOn, table.rows[at]!);
    const nth = (met.get(key) ?? 0) + 1;
    met.set(key, nth);
    const contentHash = sha256(JSON.stringify(Object.values(content)));
    lines.push({ line: row.line, fingerprint: sha256(`${nth} ${key}`), contentHash, ...content });
  }
  problems.sort((a, b) => a.line - b.line);
  return { lines, problems };
}

function readLine(row: MappedRow, mapping: Mapping, today: string, problems: SpendProblem[]): Content | null {
  const words = (field: string) => row.values[field] ?? '';
  const leaveOut = (field: string, why: string): null => {
    problems.push({ line: row.line, column: mapping[field] ?? null, why, skipped: true });
    return null;
  };
  if (words('supplier') === '') return leaveOut('supplier', 'There is no supplier on this line.');
  const pence = parseMoney(words('amount'));
  if (pence === null)
    return leaveOut('amount', `${shown(words('amount'))} is not an amount we can read. Write it like £1,234.50.`);
  const paidOn = parseUkDate(words('paidOn'));
  if (paidOn === null)
    return leaveOut(
      'paidOn',
      isMonthFirst(words('paidOn'))
        ? `${shown(words('paidOn'))} has the month first. Change the dates to day first.`
        : `${shown(words('paidOn'))} is not a date we can read. Write it like 31/03/2027.`,
    );
  if (paidOn > today) return leaveOut('paidOn', `${shown(words('paidOn'))} has not been yet.`);
  const redacted = isRedacted(words('supplier'));
  return {
    supplier: redacted ? null : words('supplier').slice(0, 500),
    redacted,
    identifier: redacted ? null : companyNumber(words('identifier')),
    paidOn,
    pence,
    service: words('service').slice(0, 500) || null,
  };
}

/** A number as registers write it, "1234567" with the nought that a spreadsheet took; null for "N/A" and the like. */
function companyNumber(words: string): string | null {
  const bare = words.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
  if (!/\d{3}/.test(bare)) return null;
  return (/^\d{7}$/.test(bare) ? `0${bare}` : bare).slice(0, 40);
}

function keyOf(transaction: string, paidOn: string, row: TableRow): string {
  const number = normaliseName(transaction);
  if (number !== '') return JSON.stringify(['number', number, paidOn]);
  const cells = Object.entries(row.cells).map(([column, cell]) => [normaliseName(column), cell.trim()]);
  return JSON.stringify(['cells', ...cells.sort(([a], [b]) => (a! < b! ? -1 : 1))]);
}
