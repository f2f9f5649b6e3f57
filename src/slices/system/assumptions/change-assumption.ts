import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { flagDependants } from '#platform/links/index.ts';
import { keepPastReading } from '../past-readings-store.ts';
import { type Assumption, assumptionTransitions, confidences } from './assumption.ts';
import { updateAssumption } from './assumption-store.ts';
import { recordAssumption } from './record-assumption.ts';

export const changeAssumptionInput = z.strictObject({
  statement: field.text('Enter how it reads from now on', 500),
  confidence: field.choice(confidences, 'Choose how sure we are'),
  why: field.text('Enter why it reads differently now', 1_000),
  version: field.version(),
});

/** Changes how an assumption reads, keeps its old reading, and flags all that rests on it. Returns how much was flagged. */
export async function changeAssumption(
  act: Act,
  one: Assumption,
  input: z.infer<typeof changeAssumptionInput>,
): Promise<number> {
  const state = assumptionTransitions[one.state].change ?? refuse('wrong-state');
  const { statement, confidence, why, version } = input;
  if (statement === one.statement)
    slip('statement', 'This is how it reads already. Enter how it reads from now on, or leave it as it is');
  const changed: Assumption = { ...one, state, statement, confidence, because: why, doubt: null };
  await updateAssumption(act.tx, changed, version);
  await keepPastReading(act, { kind: 'assumption', ...one }, statement, why);
  recordAssumption(act, changed, 'assumption.changed', ['statement', 'confidence', 'because']);
  return flagDependants(
    act,
    one.caseId,
    { kind: 'assumption', id: one.id },
    `We assumed “${one.statement}”. Now we assume “${statement}”`,
  );
}
