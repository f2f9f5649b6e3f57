import type { Who } from '#platform/access/who.ts';
import type { Tx } from '#platform/db/database.ts';
import { asSeenBy, quotationAccess } from './access.ts';
import { type Quotation, withoutName } from './quotation.ts';
import { quotationsById, quotationsWithAuthors } from './quotation-store.ts';

/** A case's quotations, oldest first. Without somebody who asks, only names that may be said to anybody. */
export async function quotationsOf(tx: Tx, caseId: string, who?: Who): Promise<Quotation[]> {
  const found = await quotationsWithAuthors(tx, caseId);
  const kept = found.filter((one) => one.state === 'kept');
  if (!who) return kept.map(withoutName);
  return kept.filter((one) => quotationAccess(who, one).includes('see')).map((one) => asSeenBy(who, one));
}

/** These quotations, in the order they were kept; the same rule about names. */
export async function quotationsNamed(tx: Tx, ids: readonly string[], who?: Who): Promise<Quotation[]> {
  return (await quotationsById(tx, ids)).map((one) => (who ? asSeenBy(who, one) : withoutName(one)));
}
