import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Outcome } from './score-answer.ts';

export async function outcomesOfCase(tx: Tx, caseId: string): Promise<Outcome[]> {
  const { rows } =
    await sql<Outcome>`select question_id as "questionId", occasion, lot, way, bidders, closed_on as "closedOn" from market_outcomes
    where question_id in (select id from market_questions where case_id = ${caseId}) order by closed_on, lot, occasion`.execute(
      tx,
    );
  return rows;
}

/** What came, once for each lot and occasion; recorded again, the later takes its place. */
export async function saveOutcome(tx: Tx, one: Outcome, by: string, at: Date): Promise<void> {
  await sql`insert into market_outcomes (question_id, occasion, lot, way, bidders, closed_on, recorded_by, recorded_at)
    values (${one.questionId}, ${one.occasion}, ${one.lot}, ${one.way}, ${one.bidders}, ${one.closedOn}, ${by}, ${at})
    on conflict (question_id, occasion, lot) do update set way = excluded.way, bidders = excluded.bidders, closed_on = excluded.closed_on,
      recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at`.execute(tx);
}
