import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Conversation } from '../conversation.ts';
import type { Held } from '../held/held.ts';
import type { Voter } from '../held/taking-part-store.ts';
import { sameWords } from './draft.ts';
import { draftsOf } from './draft-store.ts';
import { replies, takesReplies } from './reply.ts';
import { draftsAsked, keepReply, roundsOf, takeReplyBack } from './round-store.ts';

export const replyInput = z.strictObject({
  wording: field.id(),
  says: field.choice([...replies, 'take-back'], 'Choose what you think of these words'),
  reason: field.optionalText(1_000),
  proposed: field.optionalText(500),
});

/**
 * What somebody says of one wording of one draft, while a round asks about it. Kept as a vote is: in a transaction of its own, and in
 * no audit. It is said of these words alone: of words that were changed meanwhile nothing is kept.
 */
export async function replyToWords(
  act: Act,
  { conversation, held, voter }: Readonly<{ conversation: Conversation; held: Held; voter: Voter }>,
  body: z.infer<typeof replyInput>,
): Promise<void> {
  const today = londonDate(act.now);
  const draft = (await draftsOf(act.tx, conversation.id)).find(({ wordings }) =>
    wordings.some(({ id }) => id === body.wording),
  );
  if (!draft) refuse('not-found');
  const round = (await roundsOf(act.tx, conversation.id)).find((one) => takesReplies(one, today));
  if (!round || draft.state !== 'written' || !(await draftsAsked(act.tx, round.id)).includes(draft.id))
    refuse('wrong-state', 'nobody is asked about these words now');
  if (draft.wordingId !== body.wording) refuse('stale');
  if (voter.out) refuse('not-allowed', 'what you say here is no longer taken in');
  if (body.says === 'take-back') return takeReplyBack(act.tx, voter.id, body.wording);
  const proposes = body.says === 'other-words';
  if (proposes && body.proposed === null) slip('proposed', 'Write the words that you would put instead');
  if (proposes && sameWords(body.proposed ?? '', draft.words))
    slip('proposed', 'These are the words that there are. Write others');
  await keepReply(act.tx, {
    id: act.newId(),
    wordingId: body.wording,
    personId: voter.id,
    roundId: round.id,
    says: body.says,
    reason: body.reason,
    proposed: proposes ? body.proposed : null,
    proposedState: proposes ? (held.moderatedBefore ? 'waiting' : 'shown') : null,
    at: act.now,
  });
}
