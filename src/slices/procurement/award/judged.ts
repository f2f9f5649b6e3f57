import type { Tx } from '#platform/db/database.ts';
import { judgedTenders } from '../evaluation/index.ts';
import type { JudgedTender } from '../tendering/tender.ts';
import { judgedElsewhere } from './judged-store.ts';

/**
 * How tenders came out: the one door through which award, summaries and the audit pack read it. Where nobody judged here, what was brought in
 * from the portal.
 */
export async function judgedOf(tx: Tx, procurementId: string): Promise<readonly JudgedTender[]> {
  const here = await judgedTenders(tx, procurementId);
  return here.length > 0 ? here : judgedElsewhere(tx, procurementId);
}
