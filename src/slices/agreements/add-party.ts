import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { organisationKinds, organisationsNamed } from '#slices/people/index.ts';
import { type Agreement, moneys, type Party, roles } from './agreement.ts';
import { deleteParty, holdAgreement, insertParty, updateAgreement } from './agreement-store.ts';
import { keepChange, reasons } from './change-agreement.ts';
import { recordAgreement } from './make-agreement.ts';
import { faultOfParty } from './pooling.ts';

export const partyInput = z.strictObject({
  name: field.text('Enter the organisation’s name', 200),
  role: field.choice(roles, 'Choose what it does in this agreement'),
  type: field.optionalChoice(organisationKinds),
  money: field.optionalChoice(moneys),
  amount: field.optionalPounds(),
  functions: field.optionalText(500),
  ...reasons,
});

type Given = Pick<z.infer<typeof partyInput>, 'name' | 'role'> & Partial<z.infer<typeof partyInput>>;

/** I6: an organisation that is on this installation is what it is there, whatever is typed; only NHS bodies and councils pool. */
export async function addParty(act: Act, agreementId: string, given: Given): Promise<string> {
  const before = await holdAgreement(act.tx, agreementId);
  const [known] = await organisationsNamed(act.tx, given.name);
  const type = known?.type ?? given.type ?? slip('type', 'We do not know this organisation. Choose what kind it is');
  const party: Party = {
    id: act.newId(),
    organisationId: known?.id ?? null,
    name: known?.name ?? given.name,
    type,
    role: given.role,
    money: given.money ?? null,
    amountPence: given.amount ?? null,
    functions: given.functions ?? null,
  };
  checkParty(before, party);
  const after: Agreement = { ...before, parties: [...before.parties, party] };
  await keepChange(act, before, after, `${party.name} became a party`, given);
  await insertParty(act.tx, agreementId, party, act.now);
  await updateAgreement(act.tx, after, before.version);
  recordAgreement(act, after, 'agreement.partyAdded', ['parties']);
  return party.id;
}

function checkParty(agreement: Agreement, party: Party): void {
  if (agreement.parties.some(({ name }) => name.toLowerCase() === party.name.toLowerCase()))
    slip('name', 'It is a party already');
  const fault = faultOfParty(agreement, party);
  if (fault) slip(party.functions || !fault.startsWith('Say') ? 'money' : 'functions', fault);
  if (party.amountPence !== null && !party.money) slip('money', 'Choose whether its money is pooled or aligned');
}

/** A slip of the pen in a draft; what is in force keeps its parties. */
export async function removeParty(act: Act, agreementId: string, partyId: string): Promise<void> {
  const before = await holdAgreement(act.tx, agreementId);
  if (before.state !== 'draft') refuse('wrong-state');
  if (!before.parties.some(({ id }) => id === partyId)) refuse('not-found');
  if (!(await deleteParty(act.tx, partyId))) refuse('wrong-state');
  const after: Agreement = { ...before, parties: before.parties.filter(({ id }) => id !== partyId) };
  await updateAgreement(act.tx, after, before.version);
  recordAgreement(act, after, 'agreement.partyRemoved', ['parties']);
}
