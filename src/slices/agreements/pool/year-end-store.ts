import { sql } from 'kysely';
import type { Settled } from '#engines/waterfall/index.ts';
import type { Tx } from '#platform/db/database.ts';

export type YearEnd = Readonly<{
  year: number;
  settled: Settled;
  carriedPence: number;
  note: string | null;
  closedAt: Date;
}>;

/** Newest first. */
export async function yearEndsOf(tx: Tx, agreementId: string): Promise<YearEnd[]> {
  const { rows } =
    await sql<YearEnd>`select year, settled, carried_pence as "carriedPence", note, closed_at as "closedAt"
    from pool_year_ends where agreement_id = ${agreementId} order by year desc`.execute(tx);
  return rows;
}

export async function insertYearEnd(tx: Tx, agreementId: string, one: YearEnd, by: string): Promise<void> {
  await sql`insert into pool_year_ends (agreement_id, year, settled, carried_pence, note, closed_by, closed_at)
    values (${agreementId}, ${one.year}, ${JSON.stringify(one.settled)}::jsonb, ${one.carriedPence}, ${one.note}, ${by}, ${one.closedAt})`.execute(
    tx,
  );
}
