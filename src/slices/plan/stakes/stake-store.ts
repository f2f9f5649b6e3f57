import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { MismatchAnswer, Stake } from './stake.ts';

export async function stakesOf(tx: Tx, caseId: string): Promise<Stake[]> {
  return (
    await sql<Stake>`select id, outcome_id as "outcomeId", who, role, note, amount_pence as "amountPence", form, basis
      from stakes where case_id = ${caseId} and ended_at is null order by added_at, who`.execute(tx)
  ).rows;
}

/** The same outcome, name and role is the same stake: what is said of it now takes the place of what was. */
export async function saveStake(tx: Tx, caseId: string, stake: Stake, at: Date): Promise<void> {
  const { id, outcomeId, who, role, note, amountPence, form, basis } = stake;
  await sql`insert into stakes (id, case_id, outcome_id, who, role, note, amount_pence, form, basis, added_at)
    values (${id}, ${caseId}, ${outcomeId}, ${who}, ${role}, ${note}, ${amountPence}, ${form}, ${basis}, ${at})
    on conflict (outcome_id, lower(who), role) where ended_at is null do update
    set note = coalesce(excluded.note, stakes.note), amount_pence = coalesce(excluded.amount_pence, stakes.amount_pence),
      form = coalesce(excluded.form, stakes.form), basis = coalesce(excluded.basis, stakes.basis)`.execute(tx);
}

export async function endStake(tx: Tx, caseId: string, id: string, at: Date): Promise<Stake | null> {
  const { rows } =
    await sql<Stake>`update stakes set ended_at = ${at} where id = ${id} and case_id = ${caseId} and ended_at is null
    returning id, outcome_id as "outcomeId", who, role, note, amount_pence as "amountPence", form, basis`.execute(tx);
  return rows[0] ?? null;
}

export async function mismatchAnswersOf(tx: Tx, caseId: string): Promise<MismatchAnswer[]> {
  const { rows } =
    await sql<MismatchAnswer>`select outcome_id as "outcomeId", mismatch, because, p.name as by, answered_at as "answeredAt"
    from mismatch_answers a join persons p on p.id = a.answered_by where case_id = ${caseId}`.execute(tx);
  return rows;
}

export async function saveMismatchAnswer(
  tx: Tx,
  caseId: string,
  answer: { outcomeId: string; mismatch: string; because: string },
  by: string,
  at: Date,
): Promise<void> {
  await sql`insert into mismatch_answers (case_id, outcome_id, mismatch, because, answered_by, answered_at)
    values (${caseId}, ${answer.outcomeId}, ${answer.mismatch}, ${answer.because}, ${by}, ${at})
    on conflict (outcome_id, mismatch) do update set because = excluded.because, answered_by = excluded.answered_by,
      answered_at = excluded.answered_at`.execute(tx);
}
