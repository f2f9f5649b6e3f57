import type { Tx } from '#platform/db/database.ts';
import { conversationsOf } from '../conversation-store.ts';
import { waysOf } from '../identity/identity-store.ts';
import { reportsPublished } from '../report/report-store.ts';
import { heldById } from './held-store.ts';

export type PublicConversation = Readonly<{ title: string; path: string; open: boolean; reportPath: string | null }>;

/**
 * The conversations on a case that its page for everybody tells of: those that anybody is asked to while they are open, and those whose
 * report was published. One among a few people is told of by whoever gives them its address.
 */
export async function publicConversations(tx: Tx, caseId: string): Promise<PublicConversation[]> {
  const found: PublicConversation[] = [];
  for (const { id, title, state } of await conversationsOf(tx, caseId)) {
    const open = state === 'open';
    const asksAnybody = open && (await heldById(tx, id))?.size === 'large' && (await waysOf(tx, id)).includes('link');
    const reported = (await reportsPublished(tx, id)).length > 0;
    if (!asksAnybody && !reported) continue;
    const path = `/public/conversations/${id}`;
    found.push({ title, path, open, reportPath: reported ? `${path}/report` : null });
  }
  return found;
}
