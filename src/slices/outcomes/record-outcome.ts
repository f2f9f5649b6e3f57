import type { Act } from '#platform/act/act.ts';
import { tellDraft } from './from-draft/tell-draft.ts';
import { type Outcome, outcomeBead } from './outcome.ts';
import { outcomeNow } from './outcome-store.ts';

/** Records what was done to an outcome together with how it reads from now on. */
export async function recordOutcome(
  act: Act,
  id: string,
  deed: { action: string; fields: readonly string[]; content?: string },
): Promise<Outcome> {
  const outcome = await outcomeNow(act.tx, id);
  act.record({ ...deed, on: { kind: 'outcome', id }, caseId: outcome.caseId, says: outcomeBead(outcome) });
  await tellDraft(act, outcome);
  return outcome;
}
