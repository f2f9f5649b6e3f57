import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';

export type Given = Readonly<{
  personId: string;
  tenderId: string;
  criterionId: string;
  score: number | null;
  reason: string | null;
}>;

const columns = sql`s.person_id as "personId", s.tender_id as "tenderId", s.criterion_id as "criterionId", s.score, s.reason`;

/** One judge's own, to them alone. */
export async function ownScores(tx: Tx, procurementId: string, personId: string): Promise<Given[]> {
  return (
    await sql<Given>`select ${columns} from evaluator_scores s where s.procurement_id = ${procurementId} and s.person_id = ${personId}`.execute(
      tx,
    )
  ).rows;
}

/** Criteria that somebody who judges them has not locked yet, and those that nobody judges. */
const waiting = (
  procurementId: string,
) => sql`select c.id from criteria c where c.procurement_id = ${procurementId} and (
    exists (select 1 from judge_criteria a join evaluation_judges j on j.id = a.judge_id and j.ended_at is null
      where a.criterion_id = c.id and not exists (select 1 from judge_locks l where l.person_id = j.person_id and l.criterion_id = c.id))
    or not exists (select 1 from judge_criteria a join evaluation_judges j on j.id = a.judge_id and j.ended_at is null where a.criterion_id = c.id))`;

/** What everybody gave for criteria that all of their judges have locked. There is no other way to read what somebody else gave. */
export async function lockedScores(tx: Tx, procurementId: string, criterionId: string | null = null): Promise<Given[]> {
  return (
    await sql<Given>`select ${columns} from evaluator_scores s
      join evaluation_judges j on j.procurement_id = s.procurement_id and j.person_id = s.person_id and j.ended_at is null
      join judge_criteria a on a.judge_id = j.id and a.criterion_id = s.criterion_id
      where s.procurement_id = ${procurementId} and (${criterionId}::uuid is null or s.criterion_id = ${criterionId}) and s.score is not null
        and s.criterion_id not in (${waiting(procurementId)}) order by s.tender_id, s.criterion_id, s.person_id`.execute(
      tx,
    )
  ).rows;
}

export async function allLocked(tx: Tx, procurementId: string): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select id from criteria where procurement_id = ${procurementId}
    and id not in (${waiting(procurementId)})`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

/** Keeps a page of drafts in one go. */
export async function saveScores(
  tx: Tx,
  procurementId: string,
  personId: string,
  cells: readonly Omit<Given, 'personId'>[],
  at: Date,
): Promise<void> {
  await sql`insert into evaluator_scores (procurement_id, person_id, tender_id, criterion_id, score, reason, saved_at)
    select ${procurementId}, ${personId}, u.tender, u.criterion, u.score, u.reason, ${at}
    from unnest(${cells.map(({ tenderId }) => tenderId)}::uuid[], ${cells.map(({ criterionId }) => criterionId)}::uuid[],
      ${cells.map(({ score }) => score)}::int[], ${cells.map(({ reason }) => reason)}::text[]) as u(tender, criterion, score, reason)
    on conflict (person_id, tender_id, criterion_id) do update set score = excluded.score, reason = excluded.reason, saved_at = excluded.saved_at`.execute(
    tx,
  );
}
