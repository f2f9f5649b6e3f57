import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';

export type Secretary = Readonly<{ personId: string; namedBy: string; confirmedId: string | null }>;

/** Whom a body named, and who it is once a second member has confirmed them. */
export async function secretaryOf(tx: Tx, caseId: string, bodyId: string): Promise<Secretary | null> {
  const { rows } = await sql<Secretary>`select person_id as "personId", named_by as "namedBy",
      case when confirmed_at is not null then person_id end as "confirmedId"
    from body_secretaries where case_id = ${caseId} and body_id = ${bodyId}`.execute(tx);
  return rows[0] ?? null;
}

export async function nameRow(
  tx: Tx,
  one: { caseId: string; bodyId: string; personId: string; by: string; at: Date },
): Promise<void> {
  await sql`insert into body_secretaries (case_id, body_id, person_id, named_by, named_at)
    values (${one.caseId}, ${one.bodyId}, ${one.personId}, ${one.by}, ${one.at})
    on conflict (case_id, body_id) do update set person_id = excluded.person_id, named_by = excluded.named_by,
      named_at = excluded.named_at, confirmed_by = null, confirmed_at = null`.execute(tx);
}

export async function confirmRow(tx: Tx, caseId: string, bodyId: string, by: string, at: Date): Promise<void> {
  await sql`update body_secretaries set confirmed_by = ${by}, confirmed_at = ${at}
    where case_id = ${caseId} and body_id = ${bodyId}`.execute(tx);
}
