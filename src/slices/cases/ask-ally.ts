import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { allyOf, saveAlly } from './ally-store.ts';

export const askAllyInput = z.strictObject({ person: field.optionalId(), because: field.optionalText(500) });

/** A case asks for its ally on the other side from day one; "none, because…" is an answer too. */
export async function askAlly(act: Act, caseId: string, input: z.infer<typeof askAllyInput>): Promise<void> {
  if (!input.person && !input.because) slip('person', 'Choose a person, or say why there is nobody to ask yet');
  const accepted = input.person === act.who.personId;
  await saveAlly(
    act.tx,
    caseId,
    {
      personId: input.person,
      state: input.person ? (accepted ? 'accepted' : 'asked') : 'none-because',
      because: input.because,
    },
    act.now,
  );
  act.record({ action: 'ally.asked', on: { kind: 'case', id: caseId }, caseId, fields: ['ally'] });
}

export const acceptAllyInput = z.strictObject({});

export async function acceptAlly(act: Act, caseId: string): Promise<void> {
  const ally = await allyOf(act.tx, caseId);
  if (ally?.state !== 'asked' || ally.personId !== act.who.personId) refuse('wrong-state');
  await saveAlly(act.tx, caseId, { personId: ally.personId, state: 'accepted', because: ally.because }, act.now);
  act.record({ action: 'ally.accepted', on: { kind: 'case', id: caseId }, caseId, fields: ['ally'] });
}
