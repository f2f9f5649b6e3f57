import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { flagDependants } from '#platform/links/index.ts';
import { checkWorking } from './hand.ts';
import { outcomeNow } from './outcome-store.ts';
import { retireRow, touchOutcome } from './outcome-write-store.ts';
import { standsBehind } from './ownership.ts';
import { recordOutcome } from './record-outcome.ts';

export const retireOutcomeInput = z.strictObject({
  because: field.text('Say why it is no longer pursued', 1_000),
  version: field.version(),
});

/** Lays an outcome aside. What a community endorsed or owns, only that community can let go. */
export async function retireOutcome(
  act: Act,
  input: { outcomeId: string; because: string; version?: number },
): Promise<void> {
  const outcome = await outcomeNow(act.tx, input.outcomeId);
  checkWorking(act.who, outcome);
  if (outcome.parts.some((part) => standsBehind(part.state))) refuse('not-for-this-body');
  await touchOutcome(act.tx, outcome.id, input.version ?? outcome.version);
  await retireRow(act.tx, outcome.id, input.because, act.now);
  await flagDependants(act, outcome.caseId, { kind: 'outcome', id: outcome.id }, 'What is wanted was laid aside');
  await recordOutcome(act, outcome.id, { action: 'outcome.retired', fields: ['state'], content: input.because });
}
