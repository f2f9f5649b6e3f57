import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { forgetWords } from '#platform/audit/forget-words.ts';
import { field } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { quotationAccess } from './access.ts';
import { type Naming, naming, type Quotation, withdrawnWords } from './quotation.ts';
import { quotationBead } from './quotation-bead.ts';
import { updateQuotation } from './quotation-store.ts';

export const setNamingInput = z.strictObject({
  naming: field.choice(naming, 'Choose what they said about their name'),
  version: field.version(),
});

/** Keeps whether the author agreed to stand beside their words by name. */
export async function setNaming(
  act: Act,
  quotation: Quotation,
  input: { naming: Naming; version: number },
): Promise<void> {
  if (!quotationAccess(act.who, quotation).includes('setNaming')) refuse('not-allowed');
  await updateQuotation(act.tx, quotation.id, input.version, { may_name: input.naming });
  act.record({
    action: `quotation.naming.${input.naming}`,
    on: { kind: 'quotation', id: quotation.id },
    caseId: quotation.caseId,
    fields: ['may_name'],
    says: quotationBead({ ...quotation, naming: input.naming }),
  });
}

export const withdrawInput = z.strictObject({ version: field.version() });

/** Takes words back at their author's wish: the words and the name go, and what became of them keeps its place. */
export async function withdrawQuotation(act: Act, quotation: Quotation, version: number): Promise<void> {
  if (!quotationAccess(act.who, quotation).includes('withdraw')) refuse('not-allowed');
  await forgetWords(act.tx, { kind: 'quotation', id: quotation.id }, withdrawnWords);
  const gone = { ...quotation, state: 'withdrawn', words: withdrawnWords, saidBy: null, heardAt: null } as const;
  await updateQuotation(act.tx, quotation.id, version, {
    state: gone.state,
    words: gone.words,
    said_by: null,
    heard_at: null,
  });
  act.record({
    action: 'quotation.withdrawn',
    on: { kind: 'quotation', id: quotation.id },
    caseId: quotation.caseId,
    fields: ['words', 'said_by', 'heard_at'],
    says: quotationBead(gone),
  });
}
