import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Conversation } from '../conversation.ts';
import { cameWithPileTakenOut } from '../paper/pile-store.ts';
import { heldById, stateForSure } from './held-store.ts';
import { heldStatements, putOut, setStatement, writeLog } from './taking-part-store.ts';

export const moderateInput = z.strictObject({
  /** The list in which they were ticked: what is wrong is said there. */
  from: field.choice(['waiting', 'shown', 'refused'], 'Choose from a list'),
  statements: field.manyIds(),
  decision: field.choice(['accept', 'refuse'], 'Choose what to do with them'),
  reason: field.optionalText(300),
});

/**
 * Accepts or refuses statements, several at once. A refusal has a reason from the list that everybody could read beforehand; both stand in
 * the public log.
 */
export async function moderate(
  act: Act,
  conversation: Conversation,
  { statements, decision, reason }: z.infer<typeof moderateInput>,
): Promise<number> {
  if (statements.length === 0) slip('statements', 'Tick the statements that you mean');
  await stateForSure(act.tx, conversation.id);
  const held = (await heldById(act.tx, conversation.id)) ?? refuse('not-found');
  const refuses = decision === 'refuse';
  if (refuses && !held.refusalReasons.includes(reason ?? '')) slip('reason', 'Choose a reason from the published list');
  const known = await heldStatements(act.tx, conversation.id);
  const meant = known.filter(({ id }) => statements.includes(id));
  if (meant.length !== statements.length) refuse('not-found');
  const state = refuses ? 'rejected' : 'accepted';
  // Refused once more is an answer, too, for whoever asked that somebody looks again.
  for (const { id } of meant.filter((one) => one.state !== state || (refuses && one.appealWaits))) {
    await setStatement(act.tx, { id, state, because: refuses ? reason : null, at: act.now });
    await writeLog(act.tx, {
      id: act.newId(),
      conversationId: conversation.id,
      statementId: id,
      action: refuses ? 'refused' : 'accepted',
      reason: refuses ? reason : null,
      at: act.now,
    });
    act.record({
      action: `statement.${refuses ? 'refused' : 'accepted'}`,
      on: { kind: 'statement', id },
      caseId: conversation.caseId,
      fields: ['state'],
    });
  }
  return meant.length;
}

export const putOutInput = z.strictObject({
  number: field.wholeNumber('Enter the number of the person', 1, 10_000_000),
  what: field.choice(['out', 'in'], 'Choose whether their votes count'),
  because: field.text('Write why: everybody can read it', 300),
});

/** Takes all votes of somebody out of every sum, or back in; the log says so, with the reason and without who. */
export async function putPersonOut(
  act: Act,
  conversation: Conversation,
  { number, what, because }: z.infer<typeof putOutInput>,
): Promise<void> {
  if (what === 'in' && (await cameWithPileTakenOut(act.tx, conversation.id, number)))
    slip('number', 'Their sheet came with a pile that was taken out. Type it in with another pile');
  const changed = await putOut(act.tx, conversation.id, number, what === 'out' ? act.now : null);
  if (!changed)
    slip('number', what === 'out' ? 'Nobody with this number takes part' : 'Nobody with this number was put out');
  await writeLog(act.tx, {
    id: act.newId(),
    conversationId: conversation.id,
    statementId: null,
    action: what === 'out' ? 'person out' : 'person in',
    reason: because,
    at: act.now,
  });
  act.record({
    action: 'conversation.personPutOut',
    on: { kind: 'conversation', id: conversation.id },
    caseId: conversation.caseId,
    fields: ['conversation_people'],
  });
}
