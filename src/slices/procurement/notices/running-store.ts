import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Procurement } from '../procurement.ts';
import { procurementsById } from '../procurement-store.ts';

/** Procurements that are not stopped; of these cases alone where cases are given. */
export async function procurementsRunning(tx: Tx, caseIds: readonly string[] | null): Promise<Procurement[]> {
  const { rows } = await sql<{ id: string }>`select id from procurements where state <> 'stopped'
    and (${caseIds === null} or case_id = any(${[...(caseIds ?? [])]}::uuid[])) order by added_at, id`.execute(tx);
  return procurementsById(
    tx,
    rows.map(({ id }) => id),
  );
}
