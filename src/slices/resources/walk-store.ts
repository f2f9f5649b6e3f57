import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { type WalkAnswer, wholeWalk } from './walk.ts';

type Row = Omit<WalkAnswer, 'title'> & { outcomeId: string };

/** The walk of each outcome on a case that somebody has begun. */
export async function walkOf(tx: Tx, caseId: string): Promise<ReadonlyMap<string, readonly WalkAnswer[]>> {
  const { rows } =
    await sql<Row>`select outcome_id as "outcomeId", step, answer, note, rule_in_the_way as "ruleInTheWay"
    from walk_answers where case_id = ${caseId}`.execute(tx);
  return new Map([...Map.groupBy(rows, (row) => row.outcomeId)].map(([outcomeId, of]) => [outcomeId, wholeWalk(of)]));
}

/** Whoever comes second waits, and then sees what the first wrote. */
export async function holdWalk(tx: Tx, outcomeId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`walk:${outcomeId}`}))`.execute(tx);
}

export async function saveWalkAnswer(
  tx: Tx,
  caseId: string,
  outcomeId: string,
  answer: Omit<WalkAnswer, 'title'>,
  by: string | null,
  at: Date,
): Promise<void> {
  const { step, note, ruleInTheWay } = answer;
  await sql`insert into walk_answers (case_id, outcome_id, step, answer, note, rule_in_the_way, answered_by, answered_at)
    values (${caseId}, ${outcomeId}, ${step}, ${answer.answer}, ${note}, ${ruleInTheWay}, ${by}, ${at})
    on conflict (outcome_id, step) do update set answer = excluded.answer, note = excluded.note, rule_in_the_way = excluded.rule_in_the_way,
      answered_by = excluded.answered_by, answered_at = excluded.answered_at`.execute(tx);
}
