import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import type { Tx } from '#platform/db/database.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Agreement } from './agreement.ts';
import { holdAgreement, updateAgreement } from './agreement-store.ts';
import { faultsOfAlliance } from './alliance/alliance.ts';
import { faultsOfCharter } from './alliance/charter/charter-faults.ts';
import { mattersOf } from './alliance/matter-store.ts';
import { recordAgreement } from './make-agreement.ts';
import { faultsOfPool } from './pooling.ts';

export const moveInput = z.strictObject({
  to: field.choice(['in-force'], 'Choose that it is in force. How it ends is said on the page “How it ends”'),
  version: field.version(),
});

/** What stands between a draft and its force. */
export const faultsBeforeForce = async (tx: Tx, agreement: Agreement): Promise<string[]> => {
  const matters = await mattersOf(tx, agreement.id);
  const charter = await faultsOfCharter(tx, agreement, matters);
  return [
    ...(agreement.parties.length < 2 ? ['An agreement has two parties or more. Add them'] : []),
    ...faultsOfPool(agreement),
    ...faultsOfAlliance(agreement, matters, charter),
  ];
};

/** Brings a draft into force. It ends in one way only: by `recordEnded`, once it is said what becomes of it. */
export async function moveAgreement(
  act: Act,
  agreementId: string,
  { to, version }: z.infer<typeof moveInput>,
): Promise<void> {
  const before = await holdAgreement(act.tx, agreementId);
  if (before.state !== 'draft') refuse('wrong-state');
  const faults = await faultsBeforeForce(act.tx, before);
  if (faults.length > 0) slip('to', `${faults.join('. ')}.`);
  const after: Agreement = { ...before, state: to };
  await updateAgreement(act.tx, after, version);
  recordAgreement(act, after, 'agreement.inForce', ['state']);
}
