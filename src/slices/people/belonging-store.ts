import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';

/** Everybody who belongs to any of these organisations, or did at any time since an instant. */
export async function everBelonged(tx: Tx, organisationIds: readonly string[], since: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select distinct person_id as id from memberships
    where organisation_id = any(${[...organisationIds]}::uuid[]) and (ended_at is null or ended_at >= ${since})`.execute(
    tx,
  );
  return rows.map((row) => row.id);
}
