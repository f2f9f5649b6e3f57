import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';

export type Locked = Readonly<{ personId: string; criterionId: string; lockedAt: Date }>;

export async function locksOf(tx: Tx, procurementId: string): Promise<Locked[]> {
  return (
    await sql<Locked>`select person_id as "personId", criterion_id as "criterionId", locked_at as "lockedAt" from judge_locks
    where procurement_id = ${procurementId} order by locked_at, person_id, criterion_id`.execute(tx)
  ).rows;
}

/** Takes a judge for this act alone, so that nothing is scored while it is being locked. */
export async function holdJudge(tx: Tx, judgeId: string): Promise<void> {
  await sql`select id from evaluation_judges where id = ${judgeId} for update`.execute(tx);
}

/** How many were locked now; what was locked before is not counted again. */
export async function insertLocks(
  tx: Tx,
  procurementId: string,
  personId: string,
  criterionIds: readonly string[],
  at: Date,
): Promise<number> {
  const { numAffectedRows } = await sql`insert into judge_locks (procurement_id, person_id, criterion_id, locked_at)
    select ${procurementId}, ${personId}, one, ${at} from unnest(${[...criterionIds]}::uuid[]) as one on conflict do nothing`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0n);
}

/** Names a judge, or gives one who is named other criteria. */
export async function saveJudge(
  tx: Tx,
  one: { id: string; procurementId: string; personId: string; criterionIds: readonly string[]; by: string; at: Date },
): Promise<string> {
  const { rows } = await sql<{
    id: string;
  }>`insert into evaluation_judges (id, procurement_id, person_id, added_by, added_at)
    values (${one.id}, ${one.procurementId}, ${one.personId}, ${one.by}, ${one.at})
    on conflict (procurement_id, person_id) do update set ended_at = null, ended_because = null returning id`.execute(
    tx,
  );
  const { id } = rows[0]!;
  await sql`delete from judge_criteria where judge_id = ${id}`.execute(tx);
  await sql`insert into judge_criteria (judge_id, criterion_id) select ${id}, one from unnest(${[...one.criterionIds]}::uuid[]) as one`.execute(
    tx,
  );
  return id;
}

export async function endJudge(tx: Tx, id: string, because: string, at: Date): Promise<boolean> {
  return (
    (
      await sql`update evaluation_judges set ended_at = ${at}, ended_because = ${because} where id = ${id} and ended_at is null`.execute(
        tx,
      )
    ).numAffectedRows === 1n
  );
}

export type JudgeEver = Readonly<{
  personId: string;
  addedAt: Date;
  endedAt: Date | null;
  endedBecause: string | null;
  criterionIds: readonly string[];
}>;

/** Everybody who was ever named, for the record. */
export async function judgesEver(tx: Tx, procurementId: string): Promise<JudgeEver[]> {
  return (
    await sql<JudgeEver>`select j.person_id as "personId", j.added_at as "addedAt", j.ended_at as "endedAt", j.ended_because as "endedBecause",
    coalesce((select array_agg(c.criterion_id order by c.criterion_id) from judge_criteria c where c.judge_id = j.id), '{}') as "criterionIds"
    from evaluation_judges j where j.procurement_id = ${procurementId} order by j.added_at, j.id`.execute(tx)
  ).rows;
}
