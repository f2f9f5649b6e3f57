import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { JudgedTender } from '../tendering/tender.ts';

export async function judgedElsewhere(tx: Tx, procurementId: string): Promise<JudgedTender[]> {
  const { rows } = await sql<{ outcome: JudgedTender }>`select outcome from judged_elsewhere
    where procurement_id = ${procurementId} order by lot_id nulls first, tender_id`.execute(tx);
  return rows.map(({ outcome }) => outcome);
}

export async function replaceJudged(
  tx: Tx,
  procurementId: string,
  rows: readonly Readonly<{ id: string; judged: JudgedTender }>[],
  kept: Readonly<{ source: string; by: string; at: Date }>,
): Promise<void> {
  await sql`delete from judged_elsewhere where procurement_id = ${procurementId}`.execute(tx);
  for (const { id, judged } of rows)
    await sql`insert into judged_elsewhere (id, procurement_id, tender_id, lot_id, outcome, source, brought_in_by, brought_in_at)
      values (${id}, ${procurementId}, ${judged.tenderId}, ${judged.lotId}, ${JSON.stringify(judged)}::jsonb, ${kept.source}, ${kept.by}, ${kept.at})`.execute(
      tx,
    );
}
