import { quotationKind } from './quotation-kind.ts';

export const name = 'voice';
export const kinds = [quotationKind];
export const listeners = [];

export { addQuotations } from './add-quotations.ts';
export { readPastedLines } from './pasted-lines.ts';
export type { Quotation } from './quotation.ts';
export { quotationsNamed, quotationsOf } from './quotations-of.ts';
