import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { mechanismsOf } from '../mechanism-store.ts';
import { itemsOf } from './items-of.ts';
import { carries } from './landing.ts';
import { saveLanding } from './landing-store.ts';

export const landingInput = z.strictObject({
  kind: z.enum(['outcome', 'requirement'], { error: 'Choose one from the list' }),
  id: field.id(),
  mechanismId: field.optionalId(),
  because: field.optionalText(1_000),
});

/** What is not contractable goes to something else that pursues it, or somebody accepts with a reason that nothing does. */
export async function landItem(act: Act, caseId: string, input: z.infer<typeof landingInput>): Promise<void> {
  const { kind, id, mechanismId, because } = input;
  const item =
    (await itemsOf(act.tx, caseId)).find((one) => one.subjectKind === kind && one.subjectId === id) ??
    refuse('not-found');
  if (item.verdict?.verdict !== 'not-contractable') refuse('wrong-state');
  if (mechanismId) {
    const mechanism = (await mechanismsOf(act.tx, caseId)).find((one) => one.id === mechanismId);
    if (!mechanism || !carries(mechanism)) slip('mechanismId', 'Choose something other than a contract, from the list');
  } else if (!because) slip('because', 'Choose what carries it, or say why nothing does');
  const landing = { subjectKind: kind, subjectId: id, mechanismId, because: mechanismId ? null : because };
  await saveLanding(act.tx, caseId, landing, act.who.personId!, act.now);
  act.record({
    action: mechanismId ? 'challenge.landed' : 'challenge.unpursued',
    on: { kind, id },
    caseId,
    fields: ['mechanism', 'because'],
    content: because ?? mechanismId ?? '',
  });
}
