import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { RuleAnswer } from './rules-in-the-way.ts';

export async function ruleAnswersOf(tx: Tx, caseId: string): Promise<RuleAnswer[]> {
  const { rows } = await sql<RuleAnswer>`select id, rule, state, because, changes_by_on as "changesByOn",
    answered_by as "by", answered_at as "at" from rule_answers where case_id = ${caseId} order by answered_at, id`.execute(
    tx,
  );
  return rows;
}

export async function insertRuleAnswer(tx: Tx, caseId: string, one: RuleAnswer): Promise<void> {
  await sql`insert into rule_answers (id, case_id, rule, state, because, changes_by_on, answered_by, answered_at)
    values (${one.id}, ${caseId}, ${one.rule}, ${one.state}, ${one.because}, ${one.changesByOn}, ${one.by}, ${one.at})`.execute(
    tx,
  );
}
