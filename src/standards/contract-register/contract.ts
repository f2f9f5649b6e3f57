/** One line of a contract register as read; dates are YYYY-MM-DD, money whole pence, null where the register is silent. */
export type RegisterContract = {
  line: number;
  /** Which contract this is: the same for the same line of a later file. */
  fingerprint: string;
  /** What the line says: differs when any of its values changed. */
  contentHash: string;
  title: string;
  reference: string | null;
  supplier: string | null;
  buyer: string | null;
  department: string | null;
  startOn: string | null;
  endOn: string | null;
  extensionEndOn: string | null;
  annualPence: number | null;
  totalPence: number | null;
  category: string | null;
  procedure: string | null;
  reviewOn: string | null;
};

/** `skipped` true where the whole line was left out; false where one of its values was. `column` is the register's own. */
export type RegisterProblem = { line: number; column: string | null; why: string; skipped: boolean };
