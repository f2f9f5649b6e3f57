import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Amendment } from './amendment.ts';

export async function amendmentsOf(tx: Tx, procurementIds: readonly string[]): Promise<Amendment[]> {
  return (
    await sql<Amendment>`select a.id, a.procurement_id as "procurementId", a.about, a.words, a.because, a.republish, a.extended,
    a.extension_because as "extensionBecause", a.tenders_by as "tendersBy", p.name as "madeBy", a.made_at as "madeAt"
    from amendments a join persons p on p.id = a.made_by where a.procurement_id = any(${[...procurementIds]}::uuid[]) order by a.made_at, a.id`.execute(
      tx,
    )
  ).rows;
}

export async function insertAmendment(tx: Tx, one: Omit<Amendment, 'madeBy'> & { by: string }): Promise<void> {
  await sql`insert into amendments (id, procurement_id, about, words, because, republish, extended, extension_because, tenders_by, made_by, made_at)
    values (${one.id}, ${one.procurementId}, ${one.about}, ${one.words}, ${one.because}, ${[...one.republish]}::text[], ${one.extended},
      ${one.extensionBecause}, ${one.tendersBy}, ${one.by}, ${one.madeAt})`.execute(tx);
}
