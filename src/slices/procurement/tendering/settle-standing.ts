import type { Tx } from '#platform/db/database.ts';
import { moveToStanding } from './intake-store.ts';
import { standing } from './standing.ts';
import { biddersOf, tendersOf } from './tender-store.ts';

/** Looks again which tender of each bidder stands. Only before the opening: afterwards nothing moves by itself. */
export async function settleStanding(tx: Tx, procurementId: string, dueAt: Date): Promise<void> {
  const bidders = await biddersOf(tx, procurementId);
  const withdrawn = new Set(bidders.filter((one) => one.state === 'withdrawn').map((one) => one.id));
  await moveToStanding(tx, standing(await tendersOf(tx, procurementId), withdrawn, dueAt));
}
