import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import {
  contributions,
  type Mechanism,
  mechanismStates,
  mechanismTypeLabels,
  mechanismTypes,
  tiers,
} from './mechanism.ts';
import { insertMechanism, moveMechanism } from './mechanism-store.ts';

export const mechanismInput = z.strictObject({
  outcomeId: field.id('Choose what it pursues'),
  type: field.choice(mechanismTypes, 'Choose a kind'),
  title: field.text('Enter what it is', 200),
  contribution: field.choice(contributions, 'Choose main, supporting or weak'),
  evidence: field.optionalText(1_000),
  sceptic: field.optionalText(200),
  tier: field.optionalChoice(tiers),
  timeToEffect: field.optionalText(100),
  resourceId: field.optionalId(),
});

/** I11: what a population experiences and what a mechanism does meet only in a contribution, with evidence and a named sceptic. */
export async function chooseMechanism(
  act: Act,
  input: z.infer<typeof mechanismInput> & { caseId: string },
): Promise<string> {
  if (input.contribution === 'main' && !input.evidence) slip('evidence', 'Say what speaks for it being the main way');
  if (input.contribution === 'main' && !input.sceptic)
    slip('sceptic', 'Name somebody who doubts it: they keep the claim honest');
  const mechanism: Mechanism = { ...input, id: act.newId(), state: 'proposed', version: 1, addedAt: act.now };
  await insertMechanism(act.tx, mechanism, act.who.personId!);
  record(act, 'mechanism.added', mechanism);
  return mechanism.id;
}

export const moveMechanismInput = z.strictObject({
  state: field.choice(mechanismStates, 'Choose proposed, chosen or stopped'),
  version: field.version(),
});

export async function changeMechanismState(
  act: Act,
  mechanism: Mechanism,
  input: z.infer<typeof moveMechanismInput>,
): Promise<void> {
  if (!(await moveMechanism(act.tx, mechanism.id, input.version, input.state))) refuse('stale');
  record(act, `mechanism.${input.state}`, { ...mechanism, state: input.state });
}

function record(act: Act, action: string, mechanism: Mechanism): void {
  act.record({
    action,
    on: { kind: 'mechanism', id: mechanism.id },
    caseId: mechanism.caseId,
    fields: ['type', 'title', 'contribution', 'state'],
    content: mechanism.title,
    says: {
      title: mechanism.title,
      text: `${mechanismTypeLabels[mechanism.type]}, ${mechanism.contribution} contribution`,
      state: mechanism.state,
    },
  });
}
