import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Procedure } from './procedure.ts';

/** Every version, oldest first. */
export async function proceduresOf(tx: Tx, procurementId: string): Promise<Procedure[]> {
  return (
    await sql<Procedure>`select d.procurement_id as "procurementId", d.version, d.template, d.justified_by as ground, d.justification, d.stages,
    p.name as "keptBy", d.kept_at as "keptAt" from procedures d join persons p on p.id = d.kept_by
    where d.procurement_id = ${procurementId} order by d.version`.execute(tx)
  ).rows;
}

export async function insertProcedure(
  tx: Tx,
  one: Omit<Procedure, 'keptBy'> & { id: string; by: string },
): Promise<void> {
  const { rows } =
    await sql`insert into procedures (id, procurement_id, version, template, justified_by, justification, stages, kept_by, kept_at)
    values (${one.id}, ${one.procurementId}, ${one.version}, ${one.template}, ${one.ground}, ${one.justification}, ${JSON.stringify(one.stages)}::jsonb,
      ${one.by}, ${one.keptAt}) on conflict do nothing returning id`.execute(tx);
  if (rows.length === 0) refuse('stale');
}
