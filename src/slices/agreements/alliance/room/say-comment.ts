import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import { findDecision, holdAlliance, recordAlliance } from '../hold-alliance.ts';
import { insertComment } from './comment-store.ts';

export const commentInput = z.strictObject({ words: field.text('Enter what you think', 2_000) });

/** A thought on a proposal. It is no vote. */
export async function sayComment(
  act: Act,
  agreementId: string,
  decisionId: string,
  { words }: z.infer<typeof commentInput>,
): Promise<void> {
  const { agreement } = await holdAlliance(act, agreementId, 'in-force');
  const { number } = await findDecision(act, agreementId, decisionId);
  const id = act.newId();
  await insertComment(act.tx, { id, decisionId, number, words, by: act.who.personId!, at: act.now });
  recordAlliance(act, agreement, 'agreement.commentSaid', ['decisions'], { decisionId, words });
}
