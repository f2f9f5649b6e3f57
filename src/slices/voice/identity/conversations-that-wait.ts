import { guest } from '#platform/access/who.ts';
import type { Tx } from '#platform/db/database.ts';
import { hatsOf } from '#slices/cases/index.ts';
import { conversationAccess } from '../access.ts';
import type { Conversation } from '../conversation.ts';
import { conversationsWaiting, type ThatWaits } from './reminder-store.ts';

/** A case's conversations in which statements wait for somebody who may look at them. */
export async function conversationsThatWait(tx: Tx, personId: string, caseId: string): Promise<ThatWaits[]> {
  const waiting = await conversationsWaiting(tx, caseId);
  if (waiting.length === 0) return [];
  const who = { ...guest, personId, hats: await hatsOf(tx, personId, caseId) };
  return waiting.filter((one) => conversationAccess(who, one as unknown as Conversation).includes('moderate'));
}
