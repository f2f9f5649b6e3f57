import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { partSpokenFor } from './hand.ts';
import { outcomeNow } from './outcome-store.ts';
import { savePart, touchOutcome } from './outcome-write-store.ts';
import { stepOf } from './ownership.ts';
import { recordOutcome } from './record-outcome.ts';

export const speakInput = z.strictObject({
  body: field.id(),
  does: field.choice(['shape', 'contest'], 'Choose what your body says'),
  because: field.optionalText(1_000),
  version: field.version(),
});

/** One member says for the body that it was shaped with them, or that they contest it. Anything further is a meeting's. */
export async function speakForBody(
  act: Act,
  input: { outcomeId: string; bodyId: string; does: 'shape' | 'contest'; because: string | null; version?: number },
): Promise<void> {
  const outcome = await outcomeNow(act.tx, input.outcomeId);
  const part = partSpokenFor(act.who, outcome, input.bodyId);
  if (input.does === 'contest' && !input.because)
    slip('because', 'Say why you contest it: your reason is printed beside it');
  const state = stepOf(part.state, input.does, 'member') ?? refuse('wrong-state');
  await touchOutcome(act.tx, outcome.id, input.version ?? outcome.version);
  await savePart(act.tx, outcome.id, {
    bodyId: part.bodyId,
    state,
    forWhom: part.forWhom,
    wordingId: outcome.wordingId,
    because: input.because,
    by: act.who.personId,
    at: act.now,
  });
  await recordOutcome(act, outcome.id, {
    action: `outcome.${state}`,
    fields: ['parts'],
    ...(input.because ? { content: input.because } : {}),
  });
}
