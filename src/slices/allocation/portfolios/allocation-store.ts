import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Allocation } from './allocation.ts';

const select = sql`select id, case_id as "caseId", state, version, title, asked, found, progress, chosen, decision_id as "decisionId", dissent,
  asked_by as "askedBy", asked_at as "askedAt", decided_at as "decidedAt" from allocations`;

export async function allocationsById(tx: Tx, ids: readonly string[]): Promise<Allocation[]> {
  return (await sql<Allocation>`${select} where id = any(${[...ids]}::uuid[])`.execute(tx)).rows;
}

export async function allocationsOf(tx: Tx, caseId: string): Promise<Allocation[]> {
  return (await sql<Allocation>`${select} where case_id = ${caseId} order by asked_at, id`.execute(tx)).rows;
}

export async function allocationsLooking(tx: Tx): Promise<Allocation[]> {
  return (await sql<Allocation>`${select} where state = 'looking' order by asked_at, id`.execute(tx)).rows;
}

const jsonOf = (value: unknown) => sql`${value === null ? null : JSON.stringify(value)}::jsonb`;

export async function insertAllocation(tx: Tx, one: Allocation): Promise<void> {
  await sql`insert into allocations (id, case_id, title, asked, found, progress, state, dissent, version, asked_by, asked_at)
    values (${one.id}, ${one.caseId}, ${one.title}, ${jsonOf(one.asked)}, ${jsonOf(one.found)}, ${one.progress}, ${one.state}, ${jsonOf(one.dissent)}, 1, ${one.askedBy}, ${one.askedAt})`.execute(
    tx,
  );
}

/** Writes the allocation as it is given, only from the version that was read. */
export async function updateAllocation(tx: Tx, one: Allocation, version: number): Promise<void> {
  const { numAffectedRows } =
    await sql`update allocations set found = ${jsonOf(one.found)}, progress = ${one.progress}, state = ${one.state}, chosen = ${one.chosen},
      decision_id = ${one.decisionId}, dissent = ${jsonOf(one.dissent)}, decided_at = ${one.decidedAt}, version = version + 1
    where id = ${one.id} and version = ${version} and state <> 'decided'`.execute(tx);
  if (numAffectedRows !== 1n) refuse('stale');
}

/** How far the search is; false where nobody is waiting for it any more. */
export async function writeProgress(tx: Tx, id: string, progress: number): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update allocations set progress = ${progress} where id = ${id} and state = 'looking'`.execute(tx);
  return numAffectedRows === 1n;
}
