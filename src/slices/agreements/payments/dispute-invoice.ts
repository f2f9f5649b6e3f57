import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { invoiceOf, saveDispute } from './owed-store.ts';

export const disputeInput = z.strictObject({
  disputedOn: field.dateOn('Enter the day the supplier was told'),
  dispute: field.text('Say what is wrong with it, as the supplier was told', 500),
  settledOn: field.optionalDateOn(),
  version: field.version(),
});

/** An invoice that is disputed or not valid is not late: its days count from when that was settled. The supplier reads what is written here. */
export async function disputeInvoice(
  act: Act,
  payerId: string,
  invoiceId: string,
  given: z.infer<typeof disputeInput>,
): Promise<void> {
  const today = londonDate(act.now);
  const invoice = (await invoiceOf(act.tx, payerId, invoiceId, today)) ?? refuse('not-found');
  if (given.disputedOn > today) slip('disputedOn', 'Enter a day that has been');
  if (invoice.receivedOn && given.disputedOn < invoice.receivedOn)
    slip('disputedOn', 'Enter a day that is not before the day it was received');
  if (given.settledOn && given.settledOn > today) slip('settledOn', 'Enter a day that has been');
  if (given.settledOn && given.settledOn < given.disputedOn)
    slip('settledOn', 'Enter a day that is not before the day the supplier was told');
  if (!(await saveDispute(act.tx, payerId, { ...given, id: invoiceId }))) refuse('stale');
  act.record({
    action: 'invoice.disputed',
    on: { kind: 'payer', id: payerId },
    caseId: null,
    fields: ['disputed_on', 'settled_on'],
    content: given.dispute,
  });
}
