import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Case, type Hat, hats } from './case.ts';
import { endHat, insertHat } from './hat-store.ts';

export const grantHatInput = z.strictObject({
  person: field.text('Choose a person', 100),
  hat: field.choice(hats, 'Choose a hat'),
});

/** An organisation grants a hat on a case; the person need not be its member, but somebody of it answers for the grant. */
export async function grantHat(
  act: Act,
  input: { caseId: string; personId: string; hat: Hat; organisationId: string },
): Promise<void> {
  const grantor = act.who.organisations.find((organisation) => organisation.id === input.organisationId);
  if (!grantor?.may.includes('grant')) refuse('not-allowed');
  await insertHat(act.tx, { ...input, grantedBy: act.who.personId!, at: act.now });
  act.record({
    action: `hat.granted.${input.hat}`,
    on: { kind: 'case', id: input.caseId },
    caseId: input.caseId,
    fields: ['case_hats'],
  });
}

export const takeOffHatInput = z.strictObject({ person: field.id(), hat: field.choice(hats, 'Choose a hat') });

/** Takes a hat off. The last working hand of a case stays on it: a case with nobody is lost. */
export async function takeOffHat(
  act: Act,
  one: Case,
  input: { personId: string; hat: Hat; stillWorking: number },
): Promise<void> {
  const working = input.hat === 'commissioner' || input.hat === 'procurement';
  if (working && input.stillWorking <= 1) refuse('last-hand');
  if (!(await endHat(act.tx, one.id, input.personId, input.hat, act.now))) refuse('wrong-state');
  act.record({
    action: `hat.ended.${input.hat}`,
    on: { kind: 'case', id: one.id },
    caseId: one.id,
    fields: ['case_hats'],
  });
}
