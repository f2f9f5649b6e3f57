/** An amount of an invoice in hundredths of its currency, as the file says it: never rounded here. */
export type Hundredths = number;

export type VatPart = Readonly<{ base: Hundredths; tax: Hundredths; category: string; rate: number | null }>;

/**
 * What of an electronic invoice the core semantic model (EN 16931-1) holds and this site uses, with the model's own number of each term.
 * Dates are YYYY-MM-DD. A credit note has its amounts as it says them, more than nothing.
 */
export type EInvoice = Readonly<{
  kind: 'invoice' | 'credit-note';
  /** BT-1, BT-2, BT-9, BT-5. */
  number: string;
  issuedOn: string;
  dueOn: string | null;
  currency: string;
  /** BT-13, BT-12: what the buyer called its order, and the contract. */
  order: string | null;
  contract: string | null;
  /** BT-27, BT-30 or BT-29, BT-31; BT-44. */
  supplier: string;
  identifier: string | null;
  vatNumber: string | null;
  buyer: string;
  /** BT-131 of each line. */
  lines: readonly Hundredths[];
  /** BT-92 and BT-99: allowances and charges on the whole document. */
  allowances: readonly Hundredths[];
  charges: readonly Hundredths[];
  vat: readonly VatPart[];
  /** BT-106 to BT-115; null where the file does not say it. */
  lineTotal: Hundredths;
  allowanceTotal: Hundredths | null;
  chargeTotal: Hundredths | null;
  net: Hundredths;
  vatTotal: Hundredths | null;
  gross: Hundredths;
  prepaid: Hundredths | null;
  rounding: Hundredths | null;
  payable: Hundredths;
}>;

/** A rule of the standard that an invoice does not keep, by the rule's own name. */
export type InvoiceFault = Readonly<{ rule: string; why: string }>;
