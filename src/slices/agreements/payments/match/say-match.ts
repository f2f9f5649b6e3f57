import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { candidatesOf, keepLearnt } from './match-store.ts';
import { matchWaiting } from './match-waiting.ts';

export const matchInput = z.strictObject({
  supplierKey: field.text('Choose a supplier', 500),
  orderKey: field.optionalText(100),
  /** An agreement and the party of it that the invoices are from, or "outside". */
  agreement: field.text('Choose an agreement, or say that they are under none', 100),
  because: field.optionalText(300),
});

/** A person's yes: these invoices, and the supplier's later ones with the same order number, are under this agreement, or under none. */
export async function sayMatch(
  act: Act,
  organisationId: string,
  { supplierKey, orderKey, agreement, because }: z.infer<typeof matchInput>,
): Promise<void> {
  const isOutside = agreement === 'outside';
  if (isOutside && !because) slip('because', 'Say why they are under no agreement');
  const [agreementId, partyId] = isOutside ? [null, null] : agreement.split(' ');
  if (agreementId) {
    const candidate = (await candidatesOf(act.tx, organisationId)).find((one) => one.agreementId === agreementId);
    if (!candidate || (partyId && !candidate.suppliers.some((one) => one.partyId === partyId)))
      slip('agreement', 'Choose an agreement from the list');
  }
  await keepLearnt(act.tx, {
    ...{ organisationId, supplierKey, orderKey: orderKey ?? '', because },
    ...{ agreementId: agreementId ?? null, partyId: partyId ?? null, by: act.who.personId, at: act.now },
  });
  await matchWaiting(act, organisationId);
  act.record({
    action: 'invoices.matched',
    on: { kind: 'payer', id: organisationId },
    caseId: null,
    fields: ['invoices', 'invoice_matches'],
  });
}
