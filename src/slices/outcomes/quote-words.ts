import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import { checkWorking } from './hand.ts';
import { outcomeNow } from './outcome-store.ts';
import { linkNeeds, linkQuotations, touchOutcome } from './outcome-write-store.ts';
import { recordOutcome } from './record-outcome.ts';

export const quoteWordsInput = z.strictObject({ quotationIds: field.manyIds(), needIds: field.manyIds() });

/** Says in whose words an outcome is, and which needs it answers; what is no longer ticked stays in the past. */
export async function quoteWords(
  act: Act,
  input: { outcomeId: string; quotationIds: readonly string[]; needIds: readonly string[] },
): Promise<void> {
  const outcome = await outcomeNow(act.tx, input.outcomeId);
  checkWorking(act.who, outcome);
  await touchOutcome(act.tx, outcome.id, outcome.version);
  await linkQuotations(act.tx, outcome.id, input.quotationIds, act.now);
  await linkNeeds(act.tx, outcome.id, input.needIds, act.now);
  await recordOutcome(act, outcome.id, { action: 'outcome.quoted', fields: ['quotations', 'needs'] });
}
