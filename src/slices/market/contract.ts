export type Contract = Readonly<{
  id: string;
  caseId: string | null;
  state: 'listed';
  version: number;
  organisationId: string;
  title: string;
  reference: string | null;
  supplier: string | null;
  department: string | null;
  startsOn: string | null;
  endsOn: string | null;
  extendsToOn: string | null;
  annualPence: number | null;
  totalPence: number | null;
  category: string | null;
  procedure: string | null;
}>;

export type ImportReport = Readonly<{
  added: number;
  changed: number;
  unchanged: number;
  skipped: number;
  problems: readonly { line: number; column: string | null; why: string; skipped: boolean }[];
  /** Of a spend file: payments to redacted payees, and refunds. */
  redacted?: number;
  refunds?: number;
}>;

export type Upload = Readonly<{
  id: string;
  caseId: null;
  state: 'waiting' | 'read';
  version: number;
  organisationId: string;
  register: 'contracts' | 'spend' | 'cqc' | 'ofsted';
  /** The day that a register of places is from, as whoever brought it says; null for what has its own dates. */
  asAt: string | null;
  name: string;
  content: string;
  report: ImportReport | null;
}>;
