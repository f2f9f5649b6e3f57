import type { Act } from '#platform/act/act.ts';
import { type LineProblem, readTable, type Table } from '#platform/export/index.ts';
import { slip } from '#platform/forms/index.ts';
import { quotationsFrom, readSurvey } from '#standards/survey/index.ts';
import { keepQuotations } from './add-quotations.ts';
import { longestWords } from './quotation.ts';
import { insertSurveyImport } from './survey-store.ts';

export type ImportedSurvey = Readonly<{
  /** Null where there was nothing new, so that nothing was kept. */
  importId: string | null;
  columns: readonly string[];
  read: number;
  added: number;
  known: number;
  problems: readonly LineProblem[];
}>;

/** The columns of a survey that hold people's own words, as far as can be guessed. */
export const freeText = (table: Table): string[] =>
  readSurvey(table)
    .candidates.filter((one) => one.isFreeText)
    .map((one) => one.column);

/**
 * Keeps each answer in the chosen columns as a quotation, in its exact words. Without a choice, the columns that look like
 * people's own words. The same file again changes nothing.
 */
export async function importSurvey(
  act: Act,
  input: { caseId: string; fileName: string; bytes: Uint8Array | string; columns: readonly string[] | null },
): Promise<ImportedSurvey> {
  const table = readTable(input.bytes);
  if (table.rows.length === 0)
    slip('file', table.problems.map((one) => `Line ${one.line}: ${one.why}`).join(' ') || 'This file holds no rows');
  const columns = (input.columns ?? freeText(table)).filter((column) => table.columns.includes(column));
  if (columns.length === 0) slip('columns', 'Choose at least one column with people’s own words');
  const answers = quotationsFrom(table, columns);
  const long = answers.filter((one) => one.words.length > longestWords);
  const lines = answers
    .filter((one) => one.words.length <= longestWords)
    .map(({ words, column }) => ({ words, saidBy: null, heardAt: `survey: ${column}`, heardOn: null }));
  const { added, known } = await keepQuotations(act, { caseId: input.caseId, lines });
  const problems = [
    ...table.problems,
    ...long.map(({ line, column }) => ({
      line,
      why: `The answer to “${column}” is longer than ${longestWords.toLocaleString('en-GB')} characters. It was not kept.`,
    })),
  ];
  const importId = added === 0 ? null : act.newId();
  const read = { columns, read: answers.length, added, known, problems };
  if (importId) {
    await insertSurveyImport(act.tx, { id: importId, ...input, ...read, by: act.who.personId, at: act.now });
    act.record({
      action: 'survey.imported',
      on: { kind: 'case', id: input.caseId },
      caseId: input.caseId,
      fields: ['quotations'],
      content: input.fileName,
    });
  }
  return { importId, ...read };
}
