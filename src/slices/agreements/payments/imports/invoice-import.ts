import type { InvoiceProblem } from '#standards/invoice/index.ts';

export type InvoiceImport = Readonly<{
  id: string;
  organisationId: string;
  source: 'list' | 'e-invoices';
  name: string;
  signature: string;
  state: 'waiting' | 'reading' | 'done' | 'stopped';
  columns: readonly string[];
  sample: readonly (readonly string[])[];
  mapping: Record<string, string | null> | null;
  linesAll: number;
  linesDone: number;
  added: number;
  changed: number;
  unchanged: number;
  /** On an earlier line of the same list: one that says the same, or one that differs and was left out. */
  repeated: number;
  skipped: number;
  problemCount: number;
  problems: readonly InvoiceProblem[];
  version: number;
  changedAt: Date;
}>;

const mostProblems = 200;

export const withProblems = (
  known: Pick<InvoiceImport, 'problems' | 'problemCount'>,
  found: readonly InvoiceProblem[],
): Pick<InvoiceImport, 'problems' | 'problemCount'> => ({
  problems: [...known.problems, ...found.slice(0, Math.max(0, mostProblems - known.problems.length))],
  problemCount: known.problemCount + found.length,
});
