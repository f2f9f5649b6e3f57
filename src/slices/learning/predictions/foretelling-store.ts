import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Foretelling } from './foretelling.ts';

const select = sql`select id, case_id as "caseId", state, version, about_kind as "aboutKind", about_id as "aboutId", says, kind, unit, low, middle, high,
  sureness, bearer, said_on as "saidOn", due_on as "dueOn", actual, seen_on as "seenOn", source, borne_by as "borneBy", because,
  said_by as "saidBy", met_by as "metBy" from foretellings`;

export const foretellingsById = async (tx: Tx, ids: readonly string[]): Promise<Foretelling[]> =>
  (await sql<Foretelling>`${select} where id = any(${[...ids]}::uuid[])`.execute(tx)).rows;

/** What was said on a case would happen, what is due first. */
export const foretellingsOf = async (tx: Tx, caseId: string): Promise<Foretelling[]> =>
  (await sql<Foretelling>`${select} where case_id = ${caseId} order by due_on, id`.execute(tx)).rows;

export async function insertForetelling(tx: Tx, one: Foretelling): Promise<void> {
  await sql`insert into foretellings (id, case_id, state, version, about_kind, about_id, says, kind, unit, low, middle, high, sureness, bearer, said_on, due_on, said_by)
    values (${one.id}, ${one.caseId}, 'waiting', 1, ${one.aboutKind}, ${one.aboutId}, ${one.says}, ${one.kind}, ${one.unit}, ${one.low}, ${one.middle},
      ${one.high}, ${one.sureness}, ${one.bearer}, ${one.saidOn}, ${one.dueOn}, ${one.saidBy})`.execute(tx);
}

/** Keeps what came. What was said is never written again. */
export async function updateForetelling(tx: Tx, one: Foretelling, version: number): Promise<void> {
  const { numAffectedRows } =
    await sql`update foretellings set version = version + 1, state = ${one.state}, actual = ${one.actual},
    seen_on = ${one.seenOn}, source = ${one.source}, borne_by = ${one.borneBy}, because = ${one.because}, met_by = ${one.metBy}
    where id = ${one.id} and version = ${version}`.execute(tx);
  if (numAffectedRows !== 1n) refuse('stale');
}
