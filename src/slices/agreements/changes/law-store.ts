import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';

export type RuleCheck = Readonly<{
  rule: string;
  found: 'right' | 'different';
  by: string;
  on: string;
  textRead: string;
}>;
export type Advice = Readonly<{ rule: string; adviser: string; advisedOn: string; power: string; words: string }>;
type By = Readonly<{ id: string; agreementId: string; recorder: string; at: Date }>;

/** Oldest first: of each rule the last one counts. */
export async function checksOn(tx: Tx, agreementId: string): Promise<RuleCheck[]> {
  return (
    await sql<RuleCheck>`select rule, found, checked_by as by, checked_on as on, text_read as "textRead" from change_rule_checks
    where agreement_id = ${agreementId} order by recorded_at, id`.execute(tx)
  ).rows;
}

export async function insertRuleCheck(tx: Tx, one: RuleCheck & By): Promise<void> {
  await sql`insert into change_rule_checks (id, agreement_id, rule, found, checked_by, checked_on, text_read, recorded_by, recorded_at)
    values (${one.id}, ${one.agreementId}, ${one.rule}, ${one.found}, ${one.by}, ${one.on}, ${one.textRead}, ${one.recorder}, ${one.at})`.execute(
    tx,
  );
}

export async function adviceOn(tx: Tx, agreementId: string): Promise<Advice[]> {
  return (
    await sql<Advice>`select rule, adviser, advised_on as "advisedOn", power, words from change_advice
    where agreement_id = ${agreementId} order by recorded_at, id`.execute(tx)
  ).rows;
}

export async function insertChangeAdvice(tx: Tx, one: Advice & By): Promise<void> {
  await sql`insert into change_advice (id, agreement_id, rule, adviser, advised_on, power, words, recorded_by, recorded_at)
    values (${one.id}, ${one.agreementId}, ${one.rule}, ${one.adviser}, ${one.advisedOn}, ${one.power}, ${one.words}, ${one.recorder}, ${one.at})`.execute(
    tx,
  );
}
