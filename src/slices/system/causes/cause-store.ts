import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Cause } from './cause.ts';

const select = sql`select c.id, c.case_id as "caseId", c.state, c.version, c.explains_kind as "explainsKind", c.explains_id as "explainsId",
  c.statement, c.strength, c.evidence, c.said_by as "saidBy", c.ending, c.ending_words as "endingWords", c.added_at as "addedAt",
  coalesce((select array_agg(s.sample_id order by s.since, s.sample_id) from cause_samples s where s.cause_id = c.id and s.until is null), '{}') as "sampleIds",
  exists (select 1 from causes d where d.explains_kind = 'cause' and d.explains_id = c.id and d.state <> 'dropped') as explained,
  exists (select 1 from rests_on r where r.from_kind = 'cause' and r.from_id = c.id and r.until is null) as "restsOnAssumption"
  from causes c`;

export const causesById = async (tx: Tx, ids: readonly string[]): Promise<Cause[]> =>
  (await sql<Cause>`${select} where c.id = any(${ids}::uuid[])`.execute(tx)).rows;

/** A case's causes, dropped ones too, oldest first. */
export const causesOf = async (tx: Tx, caseId: string): Promise<Cause[]> =>
  (await sql<Cause>`${select} where c.case_id = ${caseId} order by c.added_at, c.id`.execute(tx)).rows;

export async function insertCause(tx: Tx, cause: Cause): Promise<void> {
  await sql`insert into causes (id, case_id, state, version, explains_kind, explains_id, statement, strength, evidence, said_by, ending, ending_words, added_at)
    values (${cause.id}, ${cause.caseId}, ${cause.state}, 1, ${cause.explainsKind}, ${cause.explainsId}, ${cause.statement}, ${cause.strength},
      ${cause.evidence}, ${cause.saidBy}, ${cause.ending}, ${cause.endingWords}, ${cause.addedAt})`.execute(tx);
}

export async function updateCause(tx: Tx, cause: Cause, version: number, droppedAt: Date | null = null): Promise<void> {
  const { numAffectedRows } =
    await sql`update causes set version = version + 1, state = ${cause.state}, statement = ${cause.statement},
    strength = ${cause.strength}, evidence = ${cause.evidence}, said_by = ${cause.saidBy}, ending = ${cause.ending}, ending_words = ${cause.endingWords},
    dropped_at = ${droppedAt} where id = ${cause.id} and version = ${version}`.execute(tx);
  if (numAffectedRows !== 1n) refuse('stale');
}
