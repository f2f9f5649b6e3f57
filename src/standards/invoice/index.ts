export { type Batch, batchesOf } from './batches.ts';
export { checkInvoice } from './check-invoice.ts';
export type { EInvoice, InvoiceFault } from './e-invoice.ts';
export { invoiceFields } from './fields.ts';
export type { InvoiceLine, InvoiceProblem } from './line.ts';
export { lineOfEInvoice, readInvoiceLines } from './read-lines.ts';
export { type ReadInvoice, readUbl } from './read-ubl.ts';
export { companyNumber, numberKey, supplierNameKey } from './supplier-key.ts';
