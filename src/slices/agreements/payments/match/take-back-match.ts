import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { forgetLearnt } from './match-store.ts';
import { matchWaiting } from './match-waiting.ts';

export const takeBackInput = z.strictObject({
  supplierKey: field.text('Choose a supplier', 500),
  orderKey: field.optionalText(100),
});

/** A person's yes was wrong: the invoices wait again, or go where a number says. Returns that were signed stay as they were. */
export async function takeBackMatch(
  act: Act,
  organisationId: string,
  { supplierKey, orderKey }: z.infer<typeof takeBackInput>,
): Promise<void> {
  if (!(await forgetLearnt(act.tx, organisationId, { supplierKey, orderKey: orderKey ?? '' }))) refuse('not-found');
  await matchWaiting(act, organisationId);
  act.record({
    action: 'invoices.matchTakenBack',
    on: { kind: 'payer', id: organisationId },
    caseId: null,
    fields: ['invoices', 'invoice_matches'],
  });
}
