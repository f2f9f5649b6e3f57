import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { bearers, type Effect } from './effect.ts';
import { insertEffect, withdrawEffectRow } from './effect-store.ts';
import { variablesById } from './variable-store.ts';

export const stateEffectInput = z.strictObject({
  from: field.text('Choose a mechanism or a variable', 60),
  bearer: field.choice(bearers, 'Choose who bears it'),
  nobody: field.ticked(),
  who: field.optionalText(200),
  change: field.text('Enter what changes for them, or why nobody of this sort bears it', 500),
  known: field.optionalText(500),
  variableId: field.optionalId(),
});
type New = Pick<Effect, 'caseId' | 'onKind' | 'onId' | 'bearer' | 'who' | 'change' | 'known' | 'variableId'> & {
  nobody: boolean;
};

/** Says who bears a change downstream. The caller has made sure that what it is said of is on the case. */
export async function stateEffect(act: Act, { nobody, ...input }: New): Promise<string> {
  if (!nobody && !input.who)
    slip('who', 'Say which budget, provider or people, or tick that there is nobody of this sort');
  if (nobody && input.who) slip('nobody', 'Name somebody or say that there is nobody, not both');
  if (input.variableId) {
    const [variable] = await variablesById(act.tx, [input.variableId]);
    if (variable?.caseId !== input.caseId) slip('variableId', 'Choose one from the list');
  }
  const effect: Effect = { id: act.newId(), ...input, variable: null, saidBy: act.who.personId, saidAt: act.now };
  await insertEffect(act.tx, effect);
  act.record({
    action: 'downstream.said',
    on: { kind: effect.onKind, id: effect.onId },
    caseId: effect.caseId,
    fields: ['bearer', 'who', 'change', 'known'],
    content: effect.change,
  });
  return effect.id;
}

export const withdrawEffectInput = z.strictObject({ effect: field.id(), from: field.text('Choose one', 60) });

export async function withdrawEffect(act: Act, caseId: string, id: string): Promise<void> {
  const of = (await withdrawEffectRow(act.tx, caseId, id, act.now)) ?? refuse('wrong-state');
  act.record({ action: 'downstream.withdrawn', on: { kind: of.onKind, id: of.onId }, caseId, fields: ['withdrawn'] });
}
