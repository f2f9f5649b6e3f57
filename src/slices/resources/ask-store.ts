import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Ask } from './ask.ts';

const select = sql`select id, case_id as "caseId", state, version, resource_id as "resourceId", asked_of as "askedOf", address, what, by_on as "byOn", aims,
  in_the_way as "inTheWay", answer_words as "answerWords", answered_how as "answeredHow", confirmed, asked_at as "askedAt" from asks`;

export async function asksById(tx: Tx, ids: readonly string[]): Promise<Ask[]> {
  return (await sql<Ask>`${select} where id = any(${[...ids]}::uuid[])`.execute(tx)).rows;
}

export async function asksOf(tx: Tx, caseId: string): Promise<Ask[]> {
  return (await sql<Ask>`${select} where case_id = ${caseId} order by asked_at, id`.execute(tx)).rows;
}

export async function insertAsk(
  tx: Tx,
  ask: Pick<Ask, 'id' | 'caseId' | 'resourceId' | 'askedOf' | 'address' | 'what' | 'byOn' | 'askedAt'>,
  by: string,
): Promise<void> {
  const { id, caseId, resourceId, askedOf, address, what, byOn, askedAt } = ask;
  await sql`insert into asks (id, case_id, resource_id, asked_of, address, what, by_on, state, version, asked_by, asked_at)
    values (${id}, ${caseId}, ${resourceId}, ${askedOf}, ${address}, ${what}, ${byOn}, 'asked', 1, ${by}, ${askedAt})`.execute(
    tx,
  );
}

export async function updateAsk(tx: Tx, ask: Ask, version: number, change: Partial<Ask>, at: Date): Promise<void> {
  const next = { ...ask, ...change };
  const { numAffectedRows } =
    await sql`update asks set state = ${next.state}, aims = ${next.aims}, in_the_way = ${next.inTheWay}, answer_words = ${next.answerWords},
    answered_how = ${next.answeredHow}, confirmed = ${next.confirmed}, answered_at = ${at}, version = version + 1
    where id = ${ask.id} and version = ${version}`.execute(tx);
  if (numAffectedRows !== 1n) refuse('stale');
}
