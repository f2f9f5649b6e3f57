import { sql } from 'kysely';
import type { Ref } from '#platform/access/kinds.ts';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Assumption } from './assumption.ts';

const select = sql`select id, case_id as "caseId", state, version, statement, because, confidence, falsifier, held_by as "heldBy", doubt, named_at as "namedAt" from assumptions`;

export const assumptionsById = async (tx: Tx, ids: readonly string[]): Promise<Assumption[]> =>
  (await sql<Assumption>`${select} where id = any(${ids}::uuid[])`.execute(tx)).rows;

/** A case's assumptions, dropped ones too, oldest first. */
export const assumptionsOf = async (tx: Tx, caseId: string): Promise<Assumption[]> =>
  (await sql<Assumption>`${select} where case_id = ${caseId} order by named_at, id`.execute(tx)).rows;

export async function insertAssumption(tx: Tx, one: Assumption): Promise<void> {
  await sql`insert into assumptions (id, case_id, state, version, statement, because, confidence, falsifier, held_by, doubt, named_at)
    values (${one.id}, ${one.caseId}, ${one.state}, 1, ${one.statement}, ${one.because}, ${one.confidence}, ${one.falsifier}, ${one.heldBy}, ${one.doubt}, ${one.namedAt})`.execute(
    tx,
  );
}

export async function updateAssumption(tx: Tx, one: Assumption, version: number): Promise<void> {
  const { numAffectedRows } =
    await sql`update assumptions set version = version + 1, state = ${one.state}, statement = ${one.statement},
    because = ${one.because}, confidence = ${one.confidence}, falsifier = ${one.falsifier}, held_by = ${one.heldBy}, doubt = ${one.doubt}
    where id = ${one.id} and version = ${version}`.execute(tx);
  if (numAffectedRows !== 1n) refuse('stale');
}

/** True where the link was not there before. */
export async function insertRest(tx: Tx, from: Ref, assumptionId: string, at: Date): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into rests_on (from_kind, from_id, assumption_id, since) values (${from.kind}, ${from.id}, ${assumptionId}, ${at})
    on conflict (from_kind, from_id, assumption_id) where until is null do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

export async function endRest(tx: Tx, from: Ref, assumptionId: string, at: Date): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update rests_on set until = ${at} where from_kind = ${from.kind} and from_id = ${from.id}
    and assumption_id = ${assumptionId} and until is null`.execute(tx);
  return numAffectedRows === 1n;
}
