import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Landing } from './landing.ts';

export async function landingsOf(tx: Tx, caseId: string): Promise<Landing[]> {
  return (
    await sql<Landing>`select l.subject_kind as "subjectKind", l.subject_id as "subjectId", l.mechanism_id as "mechanismId", l.because,
      p.name as by, l.landed_at as at from landings l join persons p on p.id = l.landed_by where l.case_id = ${caseId}`.execute(
      tx,
    )
  ).rows;
}

export async function saveLanding(
  tx: Tx,
  caseId: string,
  landing: Omit<Landing, 'by' | 'at'>,
  by: string,
  at: Date,
): Promise<void> {
  await sql`insert into landings (subject_kind, subject_id, case_id, mechanism_id, because, landed_by, landed_at)
    values (${landing.subjectKind}, ${landing.subjectId}, ${caseId}, ${landing.mechanismId}, ${landing.because}, ${by}, ${at})
    on conflict (subject_kind, subject_id) do update set mechanism_id = excluded.mechanism_id, because = excluded.because,
      landed_by = excluded.landed_by, landed_at = excluded.landed_at`.execute(tx);
}
