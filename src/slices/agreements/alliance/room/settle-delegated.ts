import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { updateDecision } from '../decision-store.ts';
import { findDecision, holdAlliance, recordAlliance } from '../hold-alliance.ts';
import { mayDecideDelegated } from './who-decides.ts';

export const delegatedInput = z.strictObject({
  said: field.choice(['yes', 'no'], 'Choose what was decided'),
  note: field.optionalText(1_000),
});

/** What somebody else proposed on a delegated matter is decided by its delegate. */
export async function settleDelegated(
  act: Act,
  agreementId: string,
  decisionId: string,
  { said, note }: z.infer<typeof delegatedInput>,
): Promise<void> {
  const { agreement } = await holdAlliance(act, agreementId, 'in-force');
  const decision = await findDecision(act, agreementId, decisionId);
  if (!mayDecideDelegated(act.who, decision.matter)) refuse('not-your-proposal');
  if (decision.state !== 'open') refuse('wrong-state');
  const state = said === 'yes' ? 'agreed' : 'fallen';
  await updateDecision(act.tx, { ...decision, state, determined: note, dueOn: null }, act.now);
  recordAlliance(act, agreement, 'agreement.delegatedSettled', ['decisions'], { decisionId, said, note });
}
