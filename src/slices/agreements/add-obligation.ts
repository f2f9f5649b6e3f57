import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { measuresOf } from '#slices/measures/index.ts';
import { paymentMayDepend, type Requirement, requirementsOf } from '#slices/plan/index.ts';
import { obligationSays } from './agreement-kinds.ts';
import { holdAgreement } from './agreement-store.ts';
import { keepChange, type Reasons, reasons } from './change-agreement.ts';
import { type Obligation, oftens } from './obligation.ts';
import { insertObligation } from './obligation-store.ts';
import { nextDue } from './obligations/occurrences.ts';

export const obligationInput = z.strictObject({
  words: field.text('Enter what is owed', 1_000),
  owedBy: field.id('Choose who owes it'),
  owedTo: field.text('Enter to whom it is owed', 200),
  howOften: field.choice(oftens, 'Choose how often'),
  byOn: field.optionalDateOn(),
  clause: field.optionalText(100),
  requirementIds: field.manyIds(),
  measureIds: field.manyIds(),
  payment: field.optionalPounds(),
  paymentDepends: field.ticked(),
  ...reasons,
});

type Input = z.infer<typeof obligationInput>;
type Needed = 'words' | 'owedBy' | 'owedTo' | 'howOften';
const unsaid = { byOn: null, clause: null, requirementIds: [], measureIds: [], payment: null, paymentDepends: false };

/** `owedBy` is a party of the agreement. I3: a payment may hang on the result only where the verdict allows it. */
export async function addObligation(
  act: Act,
  agreementId: string,
  given: Pick<Input, Needed> & Partial<Omit<Input, Needed>>,
): Promise<string> {
  const { why, ground, owedBy, payment, ...rest } = { ...unsaid, ...given };
  const agreement = await holdAgreement(act.tx, agreementId);
  const party = agreement.parties.find(({ id }) => id === owedBy) ?? slip('owedBy', 'Choose one of its parties');
  const to = agreement.parties.find(
    (one) => one.id !== party.id && one.name.toLowerCase() === rest.owedTo.toLowerCase(),
  );
  const obligation: Obligation = {
    ...rest,
    id: act.newId(),
    caseId: agreement.caseId,
    state: 'owed',
    version: 1,
    agreementId,
    agreement: agreement.title,
    owedById: party.id,
    owedBy: party.name,
    owedToPartyId: to?.id ?? null,
    owedByOrganisationId: party.organisationId,
    owedToOrganisationId: to?.organisationId ?? null,
    dueOn: nextDue({ ...rest, state: 'owed' }, agreement, new Set()),
    paymentPence: payment,
    partyOrganisationIds: [],
    addedAt: act.now,
  };
  await checkTrace(act, obligation);
  await keepChange(act, agreement, agreement, `A new obligation: ${obligation.words}`, { why, ground } as Reasons);
  await insertObligation(act.tx, obligation, act.who.personId);
  recordObligation(act, obligation, 'obligation.added');
  return obligation.id;
}

async function checkTrace(act: Act, obligation: Obligation): Promise<void> {
  const requirements = await requirementsOf(act.tx, obligation.caseId);
  const bound = obligation.requirementIds.map(
    (id) => requirements.find((one) => one.id === id) ?? slip('requirementIds', 'Choose from the list'),
  );
  const measures = new Set((await measuresOf(act.tx, obligation.caseId)).map(({ id }) => id));
  if (!obligation.measureIds.every((id) => measures.has(id))) slip('measureIds', 'Choose from the list');
  if (!obligation.paymentDepends) return;
  if (bound.length === 0) slip('requirementIds', 'Choose the requirement whose result the payment depends on');
  if (!(await allAllowPayment(act, bound))) refuse('payment-not-allowed');
}

/** I3: one requirement whose verdict does not allow it is enough to say no. */
export async function allAllowPayment(act: Pick<Act, 'tx'>, bound: readonly Requirement[]): Promise<boolean> {
  for (const requirement of bound) if (!(await paymentMayDepend(act, requirement))) return false;
  return true;
}

export const recordObligation = (act: Act, obligation: Obligation, action: string): void =>
  act.record({
    action,
    on: { kind: 'obligation', id: obligation.id },
    caseId: obligation.caseId,
    fields: [
      'words',
      'owed_by',
      'owed_to',
      'by_on',
      'how_often',
      'clause',
      'requirements',
      'measures',
      'payment',
      'state',
    ],
    content: JSON.stringify(obligation),
    says: obligationSays(obligation),
  });
