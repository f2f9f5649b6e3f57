import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Ask } from './ask.ts';

const select = sql`select id, case_id as "caseId", state, version, resource_id as "resourceId", asked_by as "askedBy", asked_of as "askedOf", address, what, by_on as "byOn", aims,
  in_the_way as "inTheWay", answer_words as "answerWords", answered_how as "answeredHow", confirmed, asked_at as "askedAt", answered_at as "answeredAt" from asks`;

export async function asksById(tx: Tx, ids: readonly string[]): Promise<Ask[]> {
  return (await sql<Ask>`${select} where id = any(${[...ids]}::uuid[])`.execute(tx)).rows;
}

export async function asksOf(tx: Tx, caseId: string): Promise<Ask[]> {
  return (await sql<Ask>`${select} where case_id = ${caseId} order by asked_at, id`.execute(tx)).rows;
}

/** Holds a resource's asks until the act ends, so that its consent is settled from all of them. */
export async function holdAsksOf(tx: Tx, resourceId: string): Promise<Ask[]> {
  await sql`select id from resources where id = ${resourceId} for update`.execute(tx);
  return (await sql<Ask>`${select} where resource_id = ${resourceId} order by asked_at, id`.execute(tx)).rows;
}

export async function insertAsk(tx: Tx, ask: Ask): Promise<void> {
  const { id, caseId, resourceId, askedBy, askedOf, address, what, byOn, askedAt } = ask;
  await sql`insert into asks (id, case_id, resource_id, asked_of, address, what, by_on, state, version, asked_by, asked_at)
    values (${id}, ${caseId}, ${resourceId}, ${askedOf}, ${address}, ${what}, ${byOn}, 'asked', 1, ${askedBy}, ${askedAt})`.execute(
    tx,
  );
}

/** Writes the ask as it is given, only from the version that was read. */
export async function updateAsk(tx: Tx, ask: Ask, version: number): Promise<void> {
  const { numAffectedRows } =
    await sql`update asks set state = ${ask.state}, by_on = ${ask.byOn}, aims = ${ask.aims}, in_the_way = ${ask.inTheWay},
    answer_words = ${ask.answerWords}, answered_how = ${ask.answeredHow}, confirmed = ${ask.confirmed}, answered_at = ${ask.answeredAt},
    version = version + 1 where id = ${ask.id} and version = ${version}`.execute(tx);
  if (numAffectedRows !== 1n) refuse('stale');
}
