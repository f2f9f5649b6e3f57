import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { cleanWords } from '#platform/export/index.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { choicesOf } from '../choices/choices-store.ts';
import type { Conversation } from '../conversation.ts';
import { type Held, saidAs } from '../held/held.ts';
import { takesVotes } from '../held/take-part.ts';
import { heldStatement, type Voter } from '../held/taking-part-store.ts';
import { longestRemark, mostRemarks, mostUnderOne, sides } from './remark.ts';
import { insertRemark, ownRemarks } from './remark-store.ts';

export const remarkInput = z.strictObject({
  side: field.choice(sides, 'Choose whether it is for, against, or a question'),
  words: field.text('Write what you want to say', longestRemark),
  as: field.choice(saidAs, 'Choose how you say it'),
});

/** Says something beneath a statement. Where a moderator looks first, others see it after that. */
export async function sayRemark(
  act: Act,
  { conversation, held, voter }: Readonly<{ conversation: Conversation; held: Held; voter: Voter }>,
  statementId: string,
  body: z.infer<typeof remarkInput>,
): Promise<void> {
  if (!(await choicesOf(act.tx, conversation.id)).discussion)
    refuse('wrong-state', 'there is no discussion in this conversation');
  if (!takesVotes(conversation, held, act.now)) refuse('wrong-state', 'the conversation is closed');
  if (voter.out) refuse('not-allowed', 'what you say here is no longer taken in');
  const statement = await heldStatement(act.tx, conversation.id, statementId);
  if (statement?.state !== 'accepted') refuse('not-found');
  const own = await ownRemarks(act.tx, voter.id);
  if (own.length >= mostRemarks)
    slip('words', `Everybody can say ${mostRemarks} things beneath statements here, and you have`);
  if (own.filter((one) => one.statementId === statementId).length >= mostUnderOne)
    slip('words', `Everybody can say ${mostUnderOne} things beneath one statement, and you have`);
  const words = cleanWords(body.words, longestRemark).text;
  if (words === '') slip('words', 'Write what you want to say');
  if (own.some((one) => one.statementId === statementId && one.words === words))
    slip('words', 'You have said this already');
  const id = act.newId();
  await insertRemark(act.tx, conversation.id, {
    id,
    statementId,
    authorId: voter.id,
    side: body.side,
    saidAs: body.as,
    words,
    state: held.moderatedBefore ? 'unmoderated' : 'accepted',
    saidAt: act.now,
  });
  act.record({
    action: 'remark.said',
    on: { kind: 'statement', id: statementId },
    caseId: conversation.caseId,
    fields: ['statement_remarks'],
    content: words,
  });
}
