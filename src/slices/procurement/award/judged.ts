import type { Tx } from '#platform/db/database.ts';
import type { JudgedTender } from '../tendering/tender.ts';
import { judgedElsewhere } from './judged-store.ts';

/** How tenders came out: the one door through which award, summaries and the audit pack read it. */
export const judgedOf = async (tx: Tx, procurementId: string): Promise<readonly JudgedTender[]> =>
  judgedElsewhere(tx, procurementId);
