import type { Tx } from '#platform/db/database.ts';
import type { Contract, ProcurementFacts } from '#standards/notices/index.ts';
import type { Procurement } from '../procurement.ts';
import type { Dates } from '../timetable/milestones.ts';

/** A payment as the return of its quarter was signed with it. */
export type SignedPayment = Readonly<{
  id: string;
  paidOn: string;
  grossPence: number;
  /** Who was paid: by its name on the invoice, by its name in the agreement, and by its company number. */
  supplier: string;
  party: string | null;
  companyNumber: string | null;
}>;

/** The last signed version of the return of a quarter, with its payments under the contracts of one procurement. */
export type SignedQuarter = Readonly<{
  fromOn: string;
  toOn: string;
  version: number;
  signedOn: string;
  /** The return’s page, and its file as it was signed: for those who belong to the payer. */
  path: string;
  file: string;
  payments: readonly SignedPayment[];
  /** How many of these payments were changed, added or taken away after it was signed. */
  changedSince: number;
}>;

/** What the buyer of a procurement signed, the oldest quarter first. */
export type SignedPayments = Readonly<{
  payer: string;
  memberIds: readonly string[];
  path: string;
  quarters: readonly SignedQuarter[];
}>;

/**
 * What those below on the thread know of a procurement: its agreement’s indicators and their ratings, how it was changed, its dates. Of a contract
 * only what they add: who has it, when it was signed and for how much is known here.
 */
export type Elsewhere = Readonly<{
  facts: Partial<Omit<ProcurementFacts, 'contract'>>;
  contract: Partial<Contract>;
  /** Of a contract: when it starts, is changed and ends. */
  dates: Dates;
  payments: SignedPayments | null;
}>;

export const nothingElsewhere: Elsewhere = { facts: {}, contract: {}, dates: {}, payments: null };

/** What of that the days of notices are counted from, and whether somebody said why there are no indicators. */
export type DatesElsewhere = Readonly<{ dates: Dates; noKpis: boolean }>;
/** The same of very many procurements at once; of one that is not in it, nothing is known. */
export type DatesElsewhereOf = (
  tx: Tx,
  procurementIds: readonly string[],
) => Promise<ReadonlyMap<string, DatesElsewhere>>;
export const noDatesElsewhere: DatesElsewhereOf = async () => new Map();

/** How what is below is asked: it hands this to the routes that it gives addresses to, since nothing here may call it. */
export type ElsewhereOf = (tx: Tx, procurement: Procurement) => Promise<Elsewhere>;
export const nobodyElsewhere: ElsewhereOf = async () => nothingElsewhere;
