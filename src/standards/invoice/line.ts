/** An invoice as a ledger or an electronic invoice tells of it. Days are YYYY-MM-DD, money whole pence or cents; less than nothing is a credit note. */
export type InvoiceLine = Readonly<{
  line: number;
  /** Which invoice this is: the same supplier's same number, however the supplier writes its name. */
  fingerprint: string;
  supplier: string;
  nameKey: string;
  supplierRef: string | null;
  identifier: string | null;
  number: string;
  order: string | null;
  issuedOn: string | null;
  receivedOn: string | null;
  dueOn: string | null;
  paidOn: string | null;
  netPence: number | null;
  grossPence: number | null;
  currency: string;
  disputedOn: string | null;
  settledOn: string | null;
}>;

/** `skipped` true where the whole line was left out. */
export type InvoiceProblem = Readonly<{ line: number; column: string | null; why: string; skipped: boolean }>;
