import { type CsvCell, writeCsv } from '#platform/export/index.ts';
import type { Period } from './periods.ts';

/** How many were left out, by why. */
export type LeftOut = Readonly<Record<string, number>>;

export type ComplianceFigures = Readonly<{
  paid: number;
  /** Days taken by all payments together; their mean is this over `paid`. */
  daysInAll: number;
  within30: number;
  within60: number;
  later: number;
  payable: number;
  notPaid: number;
  leftOut: LeftOut;
}>;

export type LargePayment = Readonly<{
  invoiceId: string;
  agreementId: string;
  /** The party of the agreement that was paid, by its name there, where the invoice was matched to one. */
  party: string | null;
  supplier: string;
  identifier: string | null;
  agreement: string;
  agreementNumber: string | null;
  invoice: string;
  paidOn: string;
  grossPence: number;
}>;

export type LargeFigures = Readonly<{ payments: number; pence: number; leftOut: LeftOut }>;

const reasons: readonly [string, string][] = [
  ['unmatched', 'not matched to an agreement yet'],
  ['outside', 'under no public contract, as people here said'],
  ['credit', 'a credit note, or for nothing'],
  ['disputed', 'disputed or not valid, and not settled'],
  ['unreceived', 'without the day it was received'],
  ['backwards', 'paid before the day it was received, so one of the days is wrong'],
  ['unbegun', 'under a contract that does not say when its procurement began'],
  ['earlier', 'under a contract whose procurement began before 1 April 2026'],
  ['net', 'over £25,000 without VAT, with no amount with VAT'],
  ['currency', 'in another currency'],
];

export const sayLeftOut = (leftOut: LeftOut): { why: string; count: number }[] =>
  reasons.flatMap(([key, why]) => ((leftOut[key] ?? 0) > 0 ? [{ why, count: leftOut[key]! }] : []));

/** One decimal, a half up; null of nothing. */
const share = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part * 1000) / whole) / 10;

export type Row = Readonly<{ what: string; value: number | null; unit: 'days' | '%' | ''; means: string; of: string }>;

/** The figures of regulation 38 with what each means in words. */
export function complianceRows(figures: ComplianceFigures): Row[] {
  const { paid, daysInAll, within30, within60, later, payable, notPaid } = figures;
  const ofPaid = `of ${paid} that were paid in the period`;
  return [
    {
      ...{ what: 'Days to pay, on average', value: paid === 0 ? null : Math.round((daysInAll * 10) / paid) / 10 },
      ...{ unit: 'days', of: ofPaid },
      means:
        'The arithmetic mean. Day 1 is the day after the invoice was received; paid on the day it came counts as 0.',
    },
    {
      ...{ what: 'Paid within 30 days', value: share(within30, paid), unit: '%', of: `${within30} ${ofPaid}` },
      means: 'Paid on day 30 or before.',
    },
    {
      ...{ what: 'Paid in 31 to 60 days', value: share(within60, paid), unit: '%', of: `${within60} ${ofPaid}` },
      means: 'Paid on day 31 or later, and on day 60 or before.',
    },
    {
      ...{ what: 'Paid on day 61 or later', value: share(later, paid), unit: '%', of: `${later} ${ofPaid}` },
      means: 'Paid after more than 60 days.',
    },
    {
      ...{ what: 'Not paid in the period', value: share(notPaid, payable), unit: '%' },
      of: `${notPaid} of ${payable} that became payable in the period`,
      means:
        'Check this. We take an invoice to become payable on the day it was received, or on the later day that it says payment falls due. The regulation does not say.',
    },
  ];
}

export function complianceCsv(period: Period, figures: ComplianceFigures): string {
  const rows: Record<string, CsvCell>[] = complianceRows(figures).map(({ what, value, unit, of, means }) => ({
    ...{ Figure: what, Value: value, Unit: unit, Of: of, Meaning: means },
  }));
  const left = sayLeftOut(figures.leftOut).map(({ why, count }) => ({
    Figure: 'Left out',
    Value: count,
    Meaning: why,
  }));
  const head = [
    { Figure: 'First day of the period', Of: period.fromOn },
    { Figure: 'Last day of the period', Of: period.toOn },
  ];
  return writeCsv(['Figure', 'Value', 'Unit', 'Of', 'Meaning'], [...head, ...rows, ...left]);
}

export function largeCsv(payer: string, payments: readonly LargePayment[]): string {
  const columns = [
    'Payer',
    'Supplier',
    'Supplier number',
    'Contract',
    'Contract number',
    'Invoice',
    'Paid on',
    'Amount with VAT',
  ];
  return writeCsv(
    columns,
    payments.map((one) => ({
      ...{ Payer: payer, Supplier: one.supplier, 'Supplier number': one.identifier, Contract: one.agreement },
      ...{ 'Contract number': one.agreementNumber, Invoice: one.invoice, 'Paid on': one.paidOn },
      'Amount with VAT': one.grossPence / 100,
    })),
  );
}
