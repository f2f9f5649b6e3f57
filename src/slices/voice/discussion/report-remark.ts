import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Conversation } from '../conversation.ts';
import { addReport } from './remark-store.ts';

export const reportInput = z.strictObject({ remark: field.id() });

/** A reader asks a moderator to look at a remark. It stays until somebody has looked. */
export async function reportRemark(
  act: Act,
  conversation: Conversation,
  statementId: string,
  { remark }: z.infer<typeof reportInput>,
): Promise<void> {
  if (!(await addReport(act.tx, statementId, remark))) refuse('not-found');
  act.record({
    action: 'remark.reported',
    on: { kind: 'statement', id: statementId },
    caseId: conversation.caseId,
    fields: ['reports'],
  });
}
