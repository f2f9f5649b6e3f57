import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Conversation } from '../conversation.ts';
import { draftsOf } from './draft-store.ts';
import { takesReplies } from './reply.ts';
import { endRoundRow, insertRound, lockRounds, roundsOf } from './round-store.ts';

export const roundInput = z.strictObject({
  drafts: field.manyIds(),
  lastOn: field.dateOn('Enter the last day on which people can say what they think of the words'),
});

/** Opens a round today: those who take part say on their own page what they think of the words of these drafts. */
export async function openRound(
  act: Act,
  conversation: Conversation,
  body: z.infer<typeof roundInput>,
): Promise<number> {
  if (conversation.state === 'draft') refuse('wrong-state', 'nobody takes part in it yet');
  const today = londonDate(act.now);
  if (body.lastOn < today) slip('lastOn', 'Enter today or a later day');
  await lockRounds(act.tx, conversation.id);
  if ((await roundsOf(act.tx, conversation.id)).some((round) => takesReplies(round, today)))
    slip('drafts', 'A round is open. Let it come to its end, or end it, before the next one');
  const written = (await draftsOf(act.tx, conversation.id))
    .filter(({ state }) => state === 'written')
    .map(({ id }) => id);
  if (body.drafts.length === 0) slip('drafts', 'Tick the drafts that go back for wording');
  if (body.drafts.some((id) => !written.includes(id))) slip('drafts', 'Choose from the drafts that are being written');
  const id = act.newId();
  const number = await insertRound(act.tx, {
    id,
    conversationId: conversation.id,
    firstOn: today,
    lastOn: body.lastOn,
    draftIds: [...new Set(body.drafts)],
  });
  record(act, conversation, 'round.opened');
  return number;
}

export const endRoundInput = z.strictObject({ round: field.id() });

/** Ends a round before its last day. What was said in it stays. */
export async function endRound(
  act: Act,
  conversation: Conversation,
  { round }: z.infer<typeof endRoundInput>,
): Promise<void> {
  if (!(await endRoundRow(act.tx, conversation.id, round, act.now)))
    refuse('wrong-state', 'there is no such round, or it has ended');
  record(act, conversation, 'round.ended');
}

const record = (act: Act, { id, caseId }: Conversation, action: string): void =>
  act.record({ action, on: { kind: 'conversation', id }, caseId, fields: ['wording_rounds'] });
