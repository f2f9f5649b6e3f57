import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import { before } from './gates.ts';
import type { Procurement } from './procurement.ts';
import { gateRecordsOf } from './procurement-store.ts';

/**
 * Publishing and awarding look at the gates before them: reasons for practice, refusal for law that was checked. Returns what only warns: law
 * that nobody has checked.
 */
export async function checkGates(tx: Tx, procurement: Procurement, to: Procurement['state']): Promise<string[]> {
  const milestone = to === 'published' ? 'publish' : to === 'awarded' ? 'award' : null;
  if (!milestone) return [];
  const standing = before(procurement, milestone, await gateRecordsOf(tx, procurement.id));
  const named = (passage: string) =>
    standing.filter((one) => one.passage === passage).map((one) => one.row.title.toLowerCase());
  if (named('refused').length > 0) refuse('gate-closed', named('refused').join('; '));
  if (named('reason-needed').length > 0) refuse('reason-needed', named('reason-needed').join('; '));
  return named('warned');
}
