import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Conversation } from '../conversation.ts';
import { heldById } from '../held/held-store.ts';
import { remarksOf, setRemark, writeRemarkLog } from './remark-store.ts';

export const moderateRemarksInput = z.strictObject({
  /** The list in which they were ticked: what is wrong is said there. */
  from: field.choice(['waiting', 'shown', 'refused'], 'Choose from a list'),
  remarks: field.manyIds(),
  decision: field.choice(['accept', 'refuse'], 'Choose what to do with them'),
  reason: field.optionalText(300),
});

/** As with statements: several at once, a refusal with a published reason, both in the public log. */
export async function moderateRemarks(
  act: Act,
  conversation: Conversation,
  { remarks, decision, reason }: z.infer<typeof moderateRemarksInput>,
): Promise<number> {
  if (remarks.length === 0) slip('remarks', 'Tick the remarks that you mean');
  const held = (await heldById(act.tx, conversation.id)) ?? refuse('not-found');
  const refuses = decision === 'refuse';
  if (refuses && !held.refusalReasons.includes(reason ?? '')) slip('reason', 'Choose a reason from the published list');
  const meant = (await remarksOf(act.tx, conversation.id)).filter(({ id }) => remarks.includes(id));
  if (meant.length !== new Set(remarks).size) refuse('not-found');
  const state = refuses ? 'rejected' : 'accepted';
  const because = refuses ? reason : null;
  for (const { id, statementId } of meant.filter((one) => one.state !== state || one.reports > 0)) {
    await setRemark(act.tx, { id, state, because, at: act.now });
    await writeRemarkLog(act.tx, {
      id: act.newId(),
      conversationId: conversation.id,
      statementId,
      remarkId: id,
      action: refuses ? 'refused' : 'accepted',
      reason: because,
      at: act.now,
    });
    act.record({
      action: `remark.${refuses ? 'refused' : 'accepted'}`,
      on: { kind: 'statement', id: statementId },
      caseId: conversation.caseId,
      fields: ['statement_remarks'],
    });
  }
  return meant.length;
}
