/** One payment as a spend file has it; the date is YYYY-MM-DD, money whole pence, less than nothing where it is a refund. */
export type SpendLine = {
  line: number;
  /** Which payment this is: the same for the same line of a later file. */
  fingerprint: string;
  /** What the line says: differs when any of its values changed. */
  contentHash: string;
  /** Null where whom it went to is redacted: nothing that could name a person is kept. */
  supplier: string | null;
  redacted: boolean;
  /** The supplier's company number, as the file gives it. */
  identifier: string | null;
  paidOn: string;
  pence: number;
  service: string | null;
};

/** `skipped` true where the whole line was left out. `column` is the file's own. */
export type SpendProblem = { line: number; column: string | null; why: string; skipped: boolean };
