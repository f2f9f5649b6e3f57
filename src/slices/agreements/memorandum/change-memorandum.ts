import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Agreement } from '../agreement.ts';
import { holdAgreement, updateAgreement } from '../agreement-store.ts';
import { recordAgreement } from '../make-agreement.ts';
import { partnerNamed } from '../signoff/partners-of.ts';
import { putText } from '../signoff/put-to-sign.ts';
import { memorandumText } from './memorandum.ts';
import { memorandumOf, saveMemorandum, savePart, setAligned } from './memorandum-store.ts';

export const memorandumInput = z.strictObject({
  purpose: field.text('Enter what it is for', 2_000),
  reviewOn: field.optionalDateOn(),
  leaving: field.optionalText(2_000),
  version: field.version(),
});

/** A draft is changed freely. What is in force is changed as every agreement is, with its reason. */
async function draftOf(act: Act, agreementId: string): Promise<Agreement> {
  const agreement = await holdAgreement(act.tx, agreementId);
  if (agreement.type !== 'memorandum') refuse('not-found');
  return agreement.state === 'draft' ? agreement : refuse('wrong-state');
}

async function keep(act: Act, after: Agreement, version: number, fields: readonly string[]): Promise<void> {
  await updateAgreement(act.tx, after, version);
  recordAgreement(act, after, 'agreement.memorandumChanged', fields);
}

export async function changeMemorandum(
  act: Act,
  agreementId: string,
  { version, ...terms }: z.infer<typeof memorandumInput>,
): Promise<void> {
  const agreement = await draftOf(act, agreementId);
  await saveMemorandum(act.tx, agreementId, terms);
  await keep(act, agreement, version, ['purpose', 'review_on', 'leaving']);
}

export const partInput = z.strictObject({
  party: field.id(),
  does: field.text('Enter what it does, one thing on a line', 2_000),
  aligned: field.optionalPounds(),
  version: field.version(),
});

/** What one party does, and the money that it spends in step: aligned, whatever kind of body it is. */
export async function changePart(
  act: Act,
  agreementId: string,
  { party, does, aligned, version }: z.infer<typeof partInput>,
): Promise<void> {
  const agreement = await draftOf(act, agreementId);
  if (!agreement.parties.some(({ id }) => id === party)) refuse('not-found');
  await savePart(act.tx, agreementId, party, does);
  await setAligned(act.tx, party, aligned);
  const parties = agreement.parties.map((one) =>
    one.id === party ? { ...one, amountPence: aligned, money: aligned === null ? null : ('aligned' as const) } : one,
  );
  await keep(act, { ...agreement, parties }, version, ['parties']);
}

export const putMemorandumInput = z.strictObject({ because: field.optionalText(1_000), byOn: field.optionalDateOn() });

/** Puts it to its parties to sign, as the plan is put: frozen, each for itself. */
export async function putMemorandum(
  act: Act,
  agreementId: string,
  input: z.infer<typeof putMemorandumInput>,
): Promise<string> {
  const agreement = await holdAgreement(act.tx, agreementId);
  if (agreement.type !== 'memorandum') refuse('not-found');
  if (agreement.state === 'ended') refuse('wrong-state');
  if (agreement.parties.length < 2) slip('because', 'Name at least two parties first');
  const partners: Awaited<ReturnType<typeof partnerNamed>>[] = [];
  for (const { name } of agreement.parties) partners.push(await partnerNamed(act.tx, agreement.caseId, name));
  const text = memorandumText(agreement, await memorandumOf(act.tx, agreementId));
  return putText(act, { caseId: agreement.caseId, agreementId, text, partners, ...input });
}
