import { guest } from '#platform/access/who.ts';
import type { Tx } from '#platform/db/database.ts';
import { hatsEverywhere } from '#slices/cases/index.ts';
import { conversationAccess } from '../access.ts';
import type { Conversation } from '../conversation.ts';
import { conversationsWaiting, type ThatWaits } from './reminder-store.ts';

/** A case's conversations in which statements wait for somebody who may look at them. */
export async function conversationsThatWait(
  tx: Tx,
  personId: string,
  caseIds: readonly string[],
): Promise<ThatWaits[]> {
  const waiting = await conversationsWaiting(tx, caseIds);
  if (waiting.length === 0) return [];
  const worn = await hatsEverywhere(tx, personId);
  return waiting.filter((one) =>
    conversationAccess(
      { ...guest, personId, hats: worn.get(one.caseId) ?? [] },
      one as unknown as Conversation,
    ).includes('moderate'),
  );
}
