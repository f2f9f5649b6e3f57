import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { flagDependants } from '#platform/links/index.ts';
import { keepPastReading } from '../past-readings-store.ts';
import { type Assumption, assumptionTransitions } from './assumption.ts';
import { updateAssumption } from './assumption-store.ts';
import { recordAssumption } from './record-assumption.ts';

export const moveAssumptionInput = z.strictObject({
  does: field.choice(['doubt', 'hold', 'drop'], 'Choose where it stands now'),
  why: field.text('Enter why', 1_000),
  version: field.version(),
});

/** Doubts, holds or drops an assumption. To drop it is to change our thinking, so all that rests on it is flagged. */
export async function moveAssumption(
  act: Act,
  one: Assumption,
  { does, why, version }: z.infer<typeof moveAssumptionInput>,
): Promise<number> {
  const state = assumptionTransitions[one.state][does] ?? refuse('wrong-state');
  const moved: Assumption = { ...one, state, doubt: does === 'hold' ? null : why };
  await updateAssumption(act.tx, moved, version);
  recordAssumption(act, moved, `assumption.${does}`, ['state', 'doubt']);
  if (does !== 'drop') return 0;
  await keepPastReading(act, { kind: 'assumption', ...one }, 'We no longer assume this', why);
  return flagDependants(
    act,
    one.caseId,
    { kind: 'assumption', id: one.id },
    `We no longer assume “${one.statement}”: ${why}`,
  );
}
