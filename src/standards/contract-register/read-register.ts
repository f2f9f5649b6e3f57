import { applyMapping, doubtfulDates, type MappedRow, type Mapping, type Table } from '#platform/export/index.ts';
import type { RegisterContract, RegisterProblem } from './contract.ts';
import { registerFields } from './fields.ts';
import { contentHashOf, fingerprintOf } from './fingerprint.ts';
import { type Read, readDateCell, readMoneyCell, readWordsCell } from './read-values.ts';

const dateFields = ['startOn', 'endOn', 'extensionEndOn', 'reviewOn'];
const moneyFields = ['annualPence', 'totalPence'];

/**
 * A mapped table as contracts. A line without a title or supplier is skipped; a value that cannot be read is left out and
 * the rest of its line kept. Both are listed by line, and so is a line that repeats another. Reading the same file again
 * gives the same fingerprints.
 *
 * @example readRegister(table, suggestMapping(table.columns, registerFields)).contracts[0].endOn // '2027-03-31'
 */
export function readRegister(
  table: Pick<Table, 'rows' | 'problems'>,
  mapping: Mapping,
): { contracts: RegisterContract[]; problems: RegisterProblem[] } {
  const contracts: RegisterContract[] = [];
  const problems: RegisterProblem[] = table.problems.map((problem) => ({ ...problem, column: null, skipped: false }));
  const seen = new Map<string, Map<string, number>>();
  const rows = applyMapping(table, mapping);
  problems.push(...doubtfulDates(rows, mapping, dateFields).map((problem) => ({ ...problem, skipped: false })));
  for (const row of rows) {
    const contract = readLine(row, mapping, problems);
    if (contract) addOnce(contract, seen, contracts, problems);
  }
  problems.sort((a, b) => a.line - b.line);
  return { contracts, problems };
}

function readLine(row: MappedRow, mapping: Mapping, problems: RegisterProblem[]) {
  const wordsIn = (field: string) => row.values[field] ?? '';
  if (wordsIn('title') === '' && wordsIn('supplier') === '') {
    const why = 'There is neither a title nor a supplier on this line.';
    problems.push({ line: row.line, column: null, why, skipped: true });
    return null;
  }
  const read: Record<string, string | number | null> = {};
  for (const { name } of registerFields) {
    const reader: (words: string) => Read<string | number> = dateFields.includes(name)
      ? readDateCell
      : moneyFields.includes(name)
        ? readMoneyCell
        : readWordsCell;
    const { value, why } = reader(wordsIn(name));
    read[name] = value;
    if (why) problems.push({ line: row.line, column: mapping[name] ?? null, why, skipped: false });
  }
  const content = { ...read, title: read.title ?? `Contract with ${read.supplier}` } as Omit<
    RegisterContract,
    'line' | 'fingerprint' | 'contentHash'
  >;
  if (content.startOn && content.endOn && content.endOn < content.startOn) {
    const why = 'The contract ends before it starts. Check both dates.';
    problems.push({ line: row.line, column: mapping.endOn ?? null, why, skipped: false });
  }
  return { line: row.line, content };
}

/** Two lines that say all the same are one; two that are about the same contract but say different things are both kept. */
function addOnce(
  { line, content }: NonNullable<ReturnType<typeof readLine>>,
  seen: Map<string, Map<string, number>>,
  contracts: RegisterContract[],
  problems: RegisterProblem[],
): void {
  const contentHash = contentHashOf(content);
  const first = fingerprintOf(content, 1);
  const alike = seen.get(first) ?? new Map<string, number>();
  seen.set(first, alike);
  const same = alike.get(contentHash);
  if (same !== undefined) {
    problems.push({ line, column: null, why: `This line says the same as line ${same}.`, skipped: true });
    return;
  }
  alike.set(contentHash, line);
  const fingerprint = alike.size === 1 ? first : fingerprintOf(content, alike.size);
  contracts.push({ line, fingerprint, contentHash, ...content });
}
