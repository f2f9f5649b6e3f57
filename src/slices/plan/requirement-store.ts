import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Requirement } from './requirement.ts';

const select = sql`select id, case_id as "caseId", state, version, type, title, words, strength, test, data_source as "dataSource", checked_by as "checkedBy", change_mechanism as "changeMechanism", outcome_id as "outcomeId", need_id as "needId", legal_duty as "legalDuty",
  organisational, mechanism_id as "mechanismId", measure_id as "measureId", payment_depends as "paymentDepends", added_at as "addedAt" from requirements`;

export async function requirementsById(tx: Tx, ids: readonly string[]): Promise<Requirement[]> {
  return (await sql<Requirement>`${select} where id = any(${[...ids]}::uuid[])`.execute(tx)).rows;
}

export async function requirementsOf(tx: Tx, caseId: string): Promise<Requirement[]> {
  return (await sql<Requirement>`${select} where case_id = ${caseId} order by added_at, id`.execute(tx)).rows;
}

export async function insertRequirement(tx: Tx, r: Requirement, by: string): Promise<void> {
  await sql`insert into requirements (id, case_id, type, title, words, strength, test, data_source, checked_by, change_mechanism, outcome_id, need_id, legal_duty, organisational, mechanism_id, measure_id, payment_depends, state, version, added_by, added_at)
    values (${r.id}, ${r.caseId}, ${r.type}, ${r.title}, ${r.words}, ${r.strength}, ${r.test}, ${r.dataSource}, ${r.checkedBy}, ${r.changeMechanism}, ${r.outcomeId}, ${r.needId}, ${r.legalDuty}, ${r.organisational}, ${r.mechanismId}, ${r.measureId},
      ${r.paymentDepends}, ${r.state}, 1, ${by}, ${r.addedAt})`.execute(tx);
}

export async function updateRequirement(tx: Tx, r: Requirement, version: number): Promise<void> {
  const { numAffectedRows } =
    await sql`update requirements set type = ${r.type}, title = ${r.title}, words = ${r.words}, strength = ${r.strength}, test = ${r.test},
    data_source = ${r.dataSource}, checked_by = ${r.checkedBy}, change_mechanism = ${r.changeMechanism}, outcome_id = ${r.outcomeId}, need_id = ${r.needId},
    legal_duty = ${r.legalDuty}, organisational = ${r.organisational}, mechanism_id = ${r.mechanismId}, measure_id = ${r.measureId}, payment_depends = ${r.paymentDepends}, state = ${r.state},
    version = version + 1 where id = ${r.id} and version = ${version}`.execute(tx);
  if (numAffectedRows !== 1n) refuse('stale');
}
