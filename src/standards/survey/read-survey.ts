import { cellOf, type Table } from '#platform/export/index.ts';

export type SurveyColumn = {
  column: string;
  /** Cells that are not empty. */
  filled: number;
  /** Different answers among them. */
  distinct: number;
  /** The middle length of an answer, in characters. */
  medianLength: number;
  /** True where the column looks like people's own words rather than a choice, a number, a date or a name. */
  isFreeText: boolean;
};

const hasSeveralWords = (answer: string) => /\S\s+\S+\s+\S/.test(answer);

/**
 * A guess at which columns of a survey hold people's own words: answers that mostly differ and mostly have three words
 * or more. Every column with any answer is listed, likeliest first, so that a person can choose otherwise.
 */
export function readSurvey(table: Pick<Table, 'columns' | 'rows'>): { candidates: SurveyColumn[] } {
  const described = table.columns.map((column) => describe(table, column)).filter((one) => one.filled > 0);
  const candidates = described.sort(
    (a, b) => Number(b.isFreeText) - Number(a.isFreeText) || b.medianLength - a.medianLength,
  );
  return { candidates };
}

function describe(table: Pick<Table, 'rows'>, column: string): SurveyColumn {
  const answers = table.rows.map((row) => cellOf(row, column).trim()).filter((answer) => answer !== '');
  const lengths = answers.map((answer) => answer.length).sort((a, b) => a - b);
  const distinct = new Set(answers.map((answer) => answer.toLowerCase())).size;
  const wordy = answers.filter(hasSeveralWords).length;
  const medianLength = lengths[Math.floor(lengths.length / 2)] ?? 0;
  const isFreeText = wordy * 2 >= answers.length && distinct * 2 > answers.length && medianLength >= 15;
  return { column, filled: answers.length, distinct, medianLength, isFreeText };
}

export type SurveyQuotation = { words: string; line: number; column: string };

/** One quotation for each answer in the chosen columns, in the file's order, in the exact words but for space at the ends. */
export function quotationsFrom(table: Pick<Table, 'rows'>, columns: readonly string[]): SurveyQuotation[] {
  return table.rows.flatMap((row) =>
    columns.flatMap((column) => {
      const words = cellOf(row, column).trim();
      return words === '' ? [] : [{ words, line: row.line, column }];
    }),
  );
}
