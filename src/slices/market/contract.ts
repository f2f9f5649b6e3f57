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
}>;

export type Upload = Readonly<{
  id: string;
  caseId: null;
  state: 'waiting' | 'read';
  version: number;
  organisationId: string;
  name: string;
  content: string;
  report: ImportReport | null;
}>;
