import { z } from 'zod';
import { wears } from '#platform/access/who.ts';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { speaksFor } from './access.ts';
import { isWorking, partSpokenFor } from './hand.ts';
import { outcomeNow } from './outcome-store.ts';
import { insertDissent } from './outcome-write-store.ts';
import { recordOutcome } from './record-outcome.ts';

export const putDissentInput = z.strictObject({
  words: field.text('Enter what you disagree with, and why', 1_000),
  as: field.text('Choose in whose name you say it', 100),
});

/** Disagrees, in words that stay beside the outcome wherever it is shown: for a body, or in one's own name. */
export async function putDissent(
  act: Act,
  input: { outcomeId: string; words: string; bodyId: string | null },
): Promise<void> {
  const outcome = await outcomeNow(act.tx, input.outcomeId);
  if (outcome.caseClosed) refuse('wrong-state');
  const speaks = speaksFor(act.who, outcome).length > 0;
  if (!isWorking(act.who) && !speaks && !wears(act.who, 'practitioner', 'community')) refuse('not-allowed');
  const byName = input.bodyId ? partSpokenFor(act.who, outcome, input.bodyId).body : act.who.name!;
  await insertDissent(act.tx, outcome.id, {
    id: act.newId(),
    bodyId: input.bodyId,
    words: input.words,
    byName,
    wordingId: outcome.wordingId,
    by: act.who.personId,
    at: act.now,
  });
  await recordOutcome(act, outcome.id, { action: 'outcome.dissent', fields: ['dissents'], content: input.words });
}
