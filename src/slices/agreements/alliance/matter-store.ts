import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Matter } from './alliance.ts';

export async function mattersOf(tx: Tx, agreementId: string): Promise<Matter[]> {
  const { rows } = await sql<Matter>`select id, matter, decided, delegate from alliance_matters
    where agreement_id = ${agreementId} order by added_at, id`.execute(tx);
  return rows;
}

export async function insertMatter(tx: Tx, agreementId: string, one: Matter, at: Date): Promise<void> {
  await sql`insert into alliance_matters (id, agreement_id, matter, decided, delegate, added_at)
    values (${one.id}, ${agreementId}, ${one.matter}, ${one.decided}, ${one.delegate}, ${at})`.execute(tx);
}
