import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Declaration } from './declaration.ts';
import { decideOn, saveDeclaration } from './declaration-store.ts';

export const declareInterestInput = z.strictObject({ interest: field.optionalText(2_000) });

/** Everybody who influences says what ties they have; leaving the box empty says that there are none. */
export async function declareInterest(
  act: Act,
  caseId: string,
  input: z.infer<typeof declareInterestInput>,
): Promise<string> {
  const state = input.interest ? 'declared' : 'nothing-to-declare';
  const id = await saveDeclaration(
    act.tx,
    { id: act.newId(), caseId, personId: act.who.personId!, interest: input.interest, state },
    act.now,
  );
  act.record({
    action: `interest.${state}`,
    on: { kind: 'case', id: caseId },
    caseId,
    fields: ['interest'],
    ...(input.interest ? { content: input.interest } : {}),
  });
  return id;
}

export const decideInterestInput = z.strictObject({
  declaration: field.id(),
  state: field.choice(['cleared', 'mitigated', 'excluded'], 'Choose cleared, mitigated or excluded'),
  because: field.text('Enter the reason', 1_000),
  version: field.version(),
});

/** A conflict lead decides on somebody else's declaration, never on their own. */
export async function decideInterest(
  act: Act,
  declaration: Declaration,
  input: z.infer<typeof decideInterestInput>,
): Promise<void> {
  if (declaration.personId === act.who.personId) refuse('own-declaration');
  if (declaration.state === 'nothing-to-declare') refuse('wrong-state');
  await decideOn(act.tx, declaration, input.version, input.state, input.because, act.who.personId!, act.now);
  act.record({
    action: `interest.${input.state}`,
    on: { kind: 'case', id: declaration.caseId },
    caseId: declaration.caseId,
    fields: ['state', 'because'],
    content: input.because,
  });
}
