import { sha256 } from '#platform/crypto/secrets.ts';
import {
  applyMapping,
  type MappedRow,
  type Mapping,
  parseMoney,
  parseUkDate,
  type Table,
} from '#platform/export/index.ts';
import type { EInvoice } from './e-invoice.ts';
import type { InvoiceLine, InvoiceProblem } from './line.ts';
import { companyNumber, numberKey, supplierNameKey } from './supplier-key.ts';

const shown = (words: string) => `“${words.slice(0, 40)}”`;
const days = ['issuedOn', 'receivedOn', 'dueOn', 'paidOn', 'disputedOn', 'settledOn'] as const;
type Days = Record<(typeof days)[number], string | null>;

const fingerprintOf = (nameKey: string, number: string): string =>
  sha256(JSON.stringify([nameKey, numberKey(number) ?? number.trim()]));

/**
 * A mapped table as invoices. A line without a supplier, a number or an amount, or with a day or an amount that cannot be read, is left out and
 * said: a wrong day would make a wrong figure. Days that have not been are left out too, but for the day payment falls due.
 *
 * @example readInvoiceLines(table, suggestMapping(table.columns, invoiceFields), '2026-11-23').lines[0].grossPence // 123450
 */
export function readInvoiceLines(
  table: Pick<Table, 'rows'>,
  mapping: Mapping,
  today: string,
): { lines: InvoiceLine[]; problems: InvoiceProblem[] } {
  const lines: InvoiceLine[] = [];
  const problems: InvoiceProblem[] = [];
  for (const row of applyMapping(table, mapping)) {
    const read = readRow(row, today);
    if ('why' in read)
      problems.push({ line: row.line, column: mapping[read.field] ?? null, why: read.why, skipped: true });
    else lines.push(read);
  }
  return { lines, problems };
}

type Fault = { field: string; why: string };

function readRow({ line, values }: MappedRow, today: string): InvoiceLine | Fault {
  const words = (field: string) => values[field] ?? '';
  const supplier = words('supplier').slice(0, 300);
  const number = words('number').slice(0, 100);
  if (supplier === '') return { field: 'supplier', why: 'There is no supplier on this line.' };
  if (number === '') return { field: 'number', why: 'There is no invoice number on this line.' };
  const money: Record<string, number | null> = { gross: null, net: null };
  for (const field of ['gross', 'net']) {
    if (words(field) === '') continue;
    money[field] = parseMoney(words(field));
    if (money[field] === null)
      return { field, why: `${shown(words(field))} is not an amount we can read. Write it like £1,234.50.` };
  }
  if (money.gross === null && money.net === null) return { field: 'gross', why: 'There is no amount on this line.' };
  const read = readDays(words, today);
  if ('why' in read) return read;
  const nameKey = supplierNameKey(supplier);
  const currency = words('currency').toUpperCase() || 'GBP';
  return {
    ...{ line, fingerprint: fingerprintOf(nameKey, number), supplier, nameKey, number },
    supplierRef: words('supplierRef').slice(0, 100) || null,
    identifier: companyNumber(words('identifier')),
    order: words('order').slice(0, 100) || null,
    ...read,
    ...{ netPence: money.net!, grossPence: money.gross!, currency: currency === '£' ? 'GBP' : currency.slice(0, 10) },
  };
}

function readDays(words: (field: string) => string, today: string): Days | Fault {
  const read = {} as Days;
  for (const field of days) {
    const said = words(field);
    read[field] = said === '' ? null : parseUkDate(said);
    if (said !== '' && read[field] === null)
      return { field, why: `${shown(said)} is not a date we can read. Write it like 31/03/2027.` };
    if (field !== 'dueOn' && (read[field] ?? '') > today) return { field, why: `${shown(said)} has not been yet.` };
  }
  if (read.settledOn && (!read.disputedOn || read.settledOn < read.disputedOn))
    return { field: 'settledOn', why: 'It was settled, and does not say that the supplier was told before.' };
  return read;
}

/** An electronic invoice as a line of the ledger; a credit note is less than nothing. It does not say when it came or was paid. */
export function lineOfEInvoice(invoice: EInvoice, line: number, receivedOn: string): InvoiceLine {
  const sign = invoice.kind === 'credit-note' ? -1 : 1;
  const nameKey = supplierNameKey(invoice.supplier);
  return {
    ...{ line, fingerprint: fingerprintOf(nameKey, invoice.number), supplier: invoice.supplier, nameKey },
    ...{ number: invoice.number.slice(0, 100), supplierRef: null, identifier: companyNumber(invoice.identifier) },
    order: (invoice.contract ?? invoice.order)?.slice(0, 100) ?? null,
    ...{ issuedOn: invoice.issuedOn, receivedOn, dueOn: invoice.dueOn, paidOn: null },
    ...{ netPence: sign * invoice.net, grossPence: sign * invoice.gross, currency: invoice.currency },
    ...{ disputedOn: null, settledOn: null },
  };
}
