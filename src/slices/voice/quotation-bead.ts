import { type Quotation, withoutName } from './quotation.ts';

/** How a quotation reads on the thread, which more people see than may know its author. */
export function quotationBead(quotation: Quotation): { title: string; text: string; state: string } {
  const { words, saidBy, heardAt } = withoutName(quotation);
  return { title: `“${words}”`, text: [saidBy, heardAt].filter(Boolean).join(', '), state: quotation.state };
}
