import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import { type Draft, draftRests, quoteStatement, takeDraft } from '#slices/voice/index.ts';
import { outcomeNow } from '../outcome-store.ts';
import { proposeOutcome } from '../propose-outcome.ts';
import { insertFromDraft } from './from-draft-store.ts';
import { tellDraft } from './tell-draft.ts';

export const takeUpInput = z.strictObject({ wording: field.id() });

/**
 * Puts the words that a draft has now forward as an outcome, in the words of what it rests on. It is a proposal like any other: whatever
 * people said of the draft, no community endorses or owns it until its own body says so.
 */
export async function takeUpDraft(act: Act, draft: Draft): Promise<string> {
  await takeDraft(act, draft);
  const { statements, quotationIds } = await draftRests(act.tx, draft.id);
  const quoted: string[] = [];
  for (const statement of statements) quoted.push(await quoteStatement(act, statement));
  const outcomeId = await proposeOutcome(act, {
    caseId: draft.caseId,
    statement: draft.words,
    forWhom: draft.forWhom,
    quotationIds: [...new Set([...quoted, ...quotationIds])],
  });
  await insertFromDraft(act.tx, outcomeId, draft.id, act.now);
  await tellDraft(act, await outcomeNow(act.tx, outcomeId));
  return outcomeId;
}
