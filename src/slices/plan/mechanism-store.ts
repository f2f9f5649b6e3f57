import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Mechanism } from './mechanism.ts';

const select = sql`select id, case_id as "caseId", state, version, outcome_id as "outcomeId", type, title, contribution, evidence, sceptic, tier,
  time_to_effect as "timeToEffect", resource_id as "resourceId", added_at as "addedAt" from mechanisms`;

export async function mechanismsById(tx: Tx, ids: readonly string[]): Promise<Mechanism[]> {
  return (await sql<Mechanism>`${select} where id = any(${[...ids]}::uuid[])`.execute(tx)).rows;
}

export async function mechanismsOf(tx: Tx, caseId: string): Promise<Mechanism[]> {
  return (await sql<Mechanism>`${select} where case_id = ${caseId} order by added_at, id`.execute(tx)).rows;
}

export async function insertMechanism(tx: Tx, m: Mechanism, by: string): Promise<void> {
  await sql`insert into mechanisms (id, case_id, outcome_id, type, title, contribution, evidence, sceptic, tier, time_to_effect, resource_id, state, version, added_by, added_at)
    values (${m.id}, ${m.caseId}, ${m.outcomeId}, ${m.type}, ${m.title}, ${m.contribution}, ${m.evidence}, ${m.sceptic}, ${m.tier}, ${m.timeToEffect}, ${m.resourceId}, ${m.state}, 1, ${by}, ${m.addedAt})`.execute(
    tx,
  );
}

export async function moveMechanism(tx: Tx, id: string, version: number, state: Mechanism['state']): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update mechanisms set state = ${state}, version = version + 1 where id = ${id} and version = ${version}`.execute(
      tx,
    );
  return numAffectedRows === 1n;
}
