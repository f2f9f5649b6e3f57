import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { JudgedTender } from '../tendering/tender.ts';

export type Hangs = Readonly<{ says: readonly string[] }>;

export type Result = Readonly<{
  lotId: string | null;
  engine: string;
  winnerTenderId: string | null;
  judged: readonly JudgedTender[];
  hangs: Hangs;
  madeAt: Date;
}>;

export async function resultsOf(tx: Tx, procurementId: string): Promise<Result[]> {
  return (
    await sql<Result>`select lot_id as "lotId", engine, winner_tender_id as "winnerTenderId", judged, hangs, made_at as "madeAt" from evaluation_results
    where procurement_id = ${procurementId} order by lot_id nulls first`.execute(tx)
  ).rows;
}

export async function insertResult(tx: Tx, id: string, procurementId: string, r: Result): Promise<void> {
  await sql`insert into evaluation_results (id, procurement_id, lot_id, engine, winner_tender_id, judged, hangs, made_at)
    values (${id}, ${procurementId}, ${r.lotId}, ${r.engine}, ${r.winnerTenderId}, ${JSON.stringify(r.judged)}::jsonb, ${JSON.stringify(r.hangs)}::jsonb,
      ${r.madeAt})`.execute(tx);
}
