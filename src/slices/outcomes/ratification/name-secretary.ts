import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { partSpokenFor } from '../hand.ts';
import { outcomeNow } from '../outcome-store.ts';
import { confirmRow, nameRow, secretaryOf } from './secretary-store.ts';

export const nameSecretaryInput = z.strictObject({ body: field.id(), person: field.id('Choose one of your members') });
export const confirmSecretaryInput = z.strictObject({ body: field.id(), person: field.id() });
type Naming = { outcomeId: string; bodyId: string; personId: string };

async function spokenFor(act: Act, { outcomeId, bodyId, personId }: Naming) {
  const outcome = await outcomeNow(act.tx, outcomeId);
  partSpokenFor(act.who, outcome, bodyId);
  if (!outcome.speakers[bodyId]?.includes(personId))
    slip('person', 'Choose one of your members who may speak for you here');
  return outcome.caseId;
}

const record = (act: Act, bodyId: string, caseId: string, action: string): void =>
  act.record({ action, on: { kind: 'communityBody', id: bodyId }, caseId, fields: ['secretary'] });

/** One member names the body's secretary on this case; whoever it was before is it no longer. */
export async function nameSecretary(act: Act, input: Naming): Promise<void> {
  const caseId = await spokenFor(act, input);
  await nameRow(act.tx, { caseId, bodyId: input.bodyId, personId: input.personId, by: act.who.personId!, at: act.now });
  record(act, input.bodyId, caseId, 'body.secretaryNamed');
}

/** Another member confirms it, and only then they are the secretary. */
export async function confirmSecretary(act: Act, input: Naming): Promise<void> {
  const caseId = await spokenFor(act, input);
  const named = await secretaryOf(act.tx, caseId, input.bodyId);
  if (!named || named.confirmedId !== null || named.personId !== input.personId) refuse('wrong-state');
  if (named.namedBy === act.who.personId) refuse('second-member');
  await confirmRow(act.tx, caseId, input.bodyId, act.who.personId!, act.now);
  record(act, input.bodyId, caseId, 'body.secretaryConfirmed');
}
