import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import { type Assumption, confidences } from './assumption.ts';
import { insertAssumption } from './assumption-store.ts';
import { recordAssumption } from './record-assumption.ts';

export const assumptionFields = {
  statement: field.text('Enter what we assume', 500),
  because: field.optionalText(1_000),
  confidence: field.choice(confidences, 'Choose how sure we are'),
  falsifier: field.optionalText(1_000),
  heldBy: field.optionalText(200),
};
/** `from` is what it is named under, as "kind:id": that rests on it at once. */
export const nameAssumptionInput = z.strictObject({ ...assumptionFields, from: field.optionalText(100) });
const named = z.strictObject(assumptionFields);

/** Gives an assumption a name, so that things can rest on it and a lesson can change it. */
export async function nameAssumption(act: Act, input: z.infer<typeof named> & { caseId: string }): Promise<string> {
  const { caseId, statement, because, confidence, falsifier, heldBy } = input;
  const one: Assumption = {
    id: act.newId(),
    caseId,
    state: 'held',
    version: 1,
    statement,
    because,
    confidence,
    falsifier,
    heldBy,
    doubt: null,
    namedAt: act.now,
  };
  await insertAssumption(act.tx, one);
  recordAssumption(act, one, 'assumption.named', Object.keys(assumptionFields));
  return one.id;
}
