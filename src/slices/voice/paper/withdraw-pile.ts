import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Conversation } from '../conversation.ts';
import { stateForSure } from '../held/held-store.ts';
import { setStatement, writeLog } from '../held/taking-part-store.ts';
import { pileToType, takePileOut, unreadWordsOf } from './pile-store.ts';

export const withdrawPileInput = z.strictObject({
  because: field.text('Write why: everybody can read it', 300),
});

const takenOut = 'It came with a pile of sheets that was taken out';

/** Takes a whole pile out of every sum, with its reason in the log that everybody reads. What was typed stays, for whoever asks. */
export async function withdrawPile(
  act: Act,
  conversation: Conversation,
  pileId: string,
  { because }: z.infer<typeof withdrawPileInput>,
): Promise<void> {
  await stateForSure(act.tx, conversation.id);
  const pile = (await pileToType(act.tx, conversation.id, pileId)) ?? refuse('not-found');
  const words = await unreadWordsOf(act.tx, pile.id);
  if (!(await takePileOut(act.tx, pile.id, because, act.now))) refuse('wrong-state', 'this pile was taken out already');
  for (const id of words) await setStatement(act.tx, { id, state: 'rejected', because: takenOut, at: act.now });
  await writeLog(act.tx, {
    id: act.newId(),
    conversationId: conversation.id,
    statementId: null,
    action: 'pile out',
    reason: `Pile ${pile.number}, ${pile.place}: ${because}`,
    at: act.now,
  });
  act.record({
    action: 'paper.pileWithdrawn',
    on: { kind: 'conversation', id: conversation.id },
    caseId: conversation.caseId,
    fields: ['paper_piles', 'conversation_people'],
  });
}
