import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';

export type Step = Readonly<{ decisionId: string; step: number; note: string; takenAt: Date }>;

export async function insertStep(
  tx: Tx,
  row: Readonly<{ id: string; decisionId: string; step: number; note: string; by: string | null; at: Date }>,
): Promise<void> {
  await sql`insert into alliance_steps (id, decision_id, step, note, taken_by, taken_at)
    values (${row.id}, ${row.decisionId}, ${row.step}, ${row.note}, ${row.by}, ${row.at})`.execute(tx);
}

export async function stepsOf(tx: Tx, agreementId: string): Promise<Step[]> {
  const { rows } = await sql<Step>`select s.decision_id as "decisionId", s.step, s.note, s.taken_at as "takenAt"
    from alliance_steps s join alliance_decisions d on d.id = s.decision_id
    where d.agreement_id = ${agreementId} order by s.taken_at, s.step`.execute(tx);
  return rows;
}

export type Determination = Readonly<{ expert: string; stands: boolean; by: string | null }>;

/** What somebody wrote down that the expert said; null where nothing is. */
export async function determinationOf(tx: Tx, decisionId: string): Promise<Determination | null> {
  const { rows } = await sql<Determination>`select expert, stands, determined_by as by from alliance_decisions
    where id = ${decisionId} and expert is not null`.execute(tx);
  return rows[0] ?? null;
}

export async function saveDetermination(tx: Tx, decisionId: string, one: Determination | null): Promise<void> {
  await sql`update alliance_decisions set expert = ${one?.expert ?? null}, stands = ${one?.stands ?? null},
    determined_by = ${one?.by ?? null} where id = ${decisionId}`.execute(tx);
}

/** Until when the members may answer after a rung: who is silent then keeps the others waiting no longer than that. */
export async function saveAnswerBy(tx: Tx, decisionId: string, on: string): Promise<void> {
  await sql`update alliance_decisions set answer_by = ${on} where id = ${decisionId}`.execute(tx);
}
