import type { Field } from '#platform/export/index.ts';

const field = (name: string, label: string, aliases: readonly string[], required = false): Field => ({
  name,
  label,
  aliases,
  ...(required ? { required } : {}),
});

/** What a list of invoices holds, by the column names that finance systems give their purchase ledgers. */
export const invoiceFields: readonly Field[] = [
  field('supplier', 'Supplier', ['supplier name', 'vendor name', 'payee', 'creditor name', 'vendor', 'creditor'], true),
  field(
    'number',
    'Invoice number',
    ['invoice no', 'invoice reference', 'invoice ref', 'supplier invoice number', 'document reference'],
    true,
  ),
  field('receivedOn', 'Day it was received', [
    'date received',
    'received date',
    'invoice received date',
    'receipt date',
    'registered date',
    'scan date',
  ]),
  field('paidOn', 'Day it was paid', [
    'date paid',
    'paid date',
    'payment date',
    'date of payment',
    'cleared date',
    'clearing date',
  ]),
  field('gross', 'Amount with VAT', [
    'gross amount',
    'gross',
    'invoice total',
    'total amount',
    'amount including vat',
    'invoice amount',
    'amount',
  ]),
  field('net', 'Amount without VAT', ['net amount', 'net', 'amount excluding vat']),
  field('issuedOn', 'Date of the invoice', ['invoice date', 'date issued', 'document date']),
  field('dueOn', 'Day payment falls due', ['due date', 'payment due date', 'date due', 'net due date']),
  field('supplierRef', 'Supplier’s number in your ledger', [
    'supplier number',
    'supplier id',
    'vendor number',
    'vendor id',
    'creditor number',
    'supplier code',
  ]),
  field('identifier', 'Supplier’s company number', [
    'company number',
    'company registration number',
    'companies house number',
    'registered number',
  ]),
  field('order', 'Contract or order number', [
    'contract number',
    'contract reference',
    'agreement number',
    'purchase order',
    'po number',
    'order number',
  ]),
  field('currency', 'Currency', ['currency code', 'invoice currency']),
  field('disputedOn', 'Day the supplier was told that it is disputed or not valid', [
    'dispute date',
    'disputed on',
    'date disputed',
    'hold date',
  ]),
  field('settledOn', 'Day that was settled', ['dispute settled', 'settled on', 'date resolved', 'hold released']),
];
