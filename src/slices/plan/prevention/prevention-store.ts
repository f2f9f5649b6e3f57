import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { PreventionEstimate } from './prevention.ts';

const select = sql`select id, case_id as "caseId", mechanism_id as "mechanismId", need_id as "needId", state, version, event, people, evidence,
  regression, estimate, one_number as "oneNumber", left_out as "leftOut", owner, event_group as "eventGroup", is_counted as "isCounted", made_at as "madeAt"
  from prevention_estimates`;

export const preventionById = async (tx: Tx, ids: readonly string[]): Promise<PreventionEstimate[]> =>
  (await sql<PreventionEstimate>`${select} where id = any(${ids}::uuid[])`.execute(tx)).rows;

/** A case's prevention estimates, dropped ones too, oldest first. */
export const preventionOf = async (tx: Tx, caseId: string): Promise<PreventionEstimate[]> =>
  (await sql<PreventionEstimate>`${select} where case_id = ${caseId} order by made_at, id`.execute(tx)).rows;

/** Waits for whoever counts something on this case now, so that nothing is counted twice between looking and keeping. */
export async function holdCase(tx: Tx, caseId: string): Promise<void> {
  await sql`select id from cases where id = ${caseId} for update`.execute(tx);
}

const key = (words: string | null): string | null => words?.trim().toLowerCase().replaceAll(/\s+/g, ' ') ?? null;

export async function insertPrevention(tx: Tx, one: PreventionEstimate): Promise<void> {
  await sql`insert into prevention_estimates (id, case_id, mechanism_id, need_id, state, version, event, people, evidence, regression, estimate,
      one_number, left_out, owner, event_group, is_counted, owner_key, group_key, made_at)
    values (${one.id}, ${one.caseId}, ${one.mechanismId}, ${one.needId}, ${one.state}, 1, ${one.event}, ${one.people}, ${one.evidence}, ${one.regression},
      ${JSON.stringify(one.estimate)}::jsonb, ${[...one.oneNumber]}::text[], ${[...one.leftOut]}::text[], ${one.owner}, ${one.eventGroup}, ${one.isCounted},
      ${key(one.owner)}, ${key(one.eventGroup)}, ${one.madeAt})`.execute(tx);
}

export async function updatePrevention(tx: Tx, one: PreventionEstimate, version: number): Promise<void> {
  const { numAffectedRows } =
    await sql`update prevention_estimates set version = version + 1, state = ${one.state}, mechanism_id = ${one.mechanismId},
      need_id = ${one.needId}, event = ${one.event}, people = ${one.people}, evidence = ${one.evidence}, regression = ${one.regression},
      estimate = ${JSON.stringify(one.estimate)}::jsonb, one_number = ${[...one.oneNumber]}::text[], left_out = ${[...one.leftOut]}::text[],
      owner = ${one.owner}, event_group = ${one.eventGroup}, is_counted = ${one.isCounted}, owner_key = ${key(one.owner)}, group_key = ${key(one.eventGroup)}
    where id = ${one.id} and version = ${version}`.execute(tx);
  if (numAffectedRows !== 1n) refuse('stale');
}
