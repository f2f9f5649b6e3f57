import type { Tx } from '#platform/db/database.ts';
import { organisationsById } from '#slices/people/index.ts';
import type { Candidate } from './match.ts';
import { candidatesOf } from './match-store.ts';

/**
 * Agreements that a payer’s invoices may be under. Numbers count only where one of its own people wrote them: whoever names somebody else’s
 * organisation in an agreement of theirs must not draw its invoices to it.
 */
export async function ownCandidates(tx: Tx, organisationId: string): Promise<Candidate[]> {
  const [payer] = await organisationsById(tx, [organisationId]);
  const found = await candidatesOf(tx, organisationId);
  return found.map(({ setBy, ...one }) =>
    setBy && payer?.memberIds.includes(setBy) ? one : { ...one, numberKey: null, supplierNumber: null },
  );
}
