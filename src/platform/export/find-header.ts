import type { CsvRecord } from './read-records.ts';

const lookedAt = 15;
const longestName = 200;

const filled = (record: CsvRecord): number => record.fields.filter((field) => field.trim() !== '').length;

/**
 * Which of the first records holds the column names. Registers often begin with a title row or two: a row with
 * fewer than half as many filled cells as the fullest row near the top is a title.
 */
export function findHeader(records: readonly CsvRecord[]): number {
  const top = records.slice(0, lookedAt);
  const fullest = Math.max(0, ...top.map(filled));
  const enough = Math.max(fullest > 1 ? 2 : 1, fullest / 2);
  return Math.max(
    0,
    top.findIndex((record) => filled(record) >= enough),
  );
}

/** Column names, each different: blank ones are numbered, repeated ones too. Names keep their words, spaces tidied. */
export function nameColumns(fields: readonly string[]): { columns: string[]; repeated: string[] } {
  const taken = new Set<string>();
  const repeated: string[] = [];
  const columns = fields.map((field, index) => {
    const wanted = field.replaceAll(/\s+/g, ' ').trim().slice(0, longestName) || `Column ${index + 1}`;
    let name = wanted;
    for (let copy = 2; taken.has(name); copy += 1) name = `${wanted} (${copy})`;
    if (name !== wanted) repeated.push(wanted);
    taken.add(name);
    return name;
  });
  return { columns, repeated };
}
