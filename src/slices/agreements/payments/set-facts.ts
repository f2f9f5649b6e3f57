import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { companyNumber } from '#standards/invoice/index.ts';
import type { Agreement } from '../agreement.ts';
import { laws, subcontractValues } from './facts.ts';
import { saveFacts } from './facts-store.ts';
import { matchWaiting } from './match/match-waiting.ts';

export const factsInput = z.strictObject({
  number: field.optionalText(100),
  supplierNumber: field.optionalText(100),
  law: field.choice(laws, 'Choose what it is'),
  begunOn: field.optionalDateOn(),
  subcontracts: field.choice(subcontractValues, 'Choose how those who work under it are paid'),
  subcontractTerms: field.optionalText(500),
  version: z.coerce.number().int().min(0),
});

/** Says by what number an agreement is known, under which law it is, and how those who work under it are paid. What waits is matched anew. */
export async function setFacts(act: Act, agreement: Agreement, given: z.infer<typeof factsInput>): Promise<void> {
  if (given.subcontracts === 'other' && !given.subcontractTerms)
    slip('subcontractTerms', 'Say on which terms they are paid');
  const supplierNumber = companyNumber(given.supplierNumber);
  if (given.supplierNumber && !supplierNumber)
    slip('supplierNumber', 'Enter the number as the register has it, for example 01234567');
  const facts = { ...given, supplierNumber, agreementId: agreement.id };
  if (!(await saveFacts(act.tx, facts, act.who.personId, act.now))) refuse('stale');
  for (const { organisationId } of agreement.parties) if (organisationId) await matchWaiting(act, organisationId);
  act.record({
    action: 'agreement.paymentFactsSet',
    on: { kind: 'agreement', id: agreement.id },
    caseId: agreement.caseId,
    fields: ['agreement_payment_facts', 'invoices'],
  });
}
