import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Ask } from './ask.ts';

const select = sql`select id, case_id as "caseId", state, version, resource_id as "resourceId", asked_by as "askedBy", asked_of as "askedOf", address, what, by_on as "byOn", aims,
  in_the_way as "inTheWay", answer_words as "answerWords", answered_how as "answeredHow", confirmed, asked_at as "askedAt", answered_at as "answeredAt",
  batch_id as "batchId", reminders, reminded_at as "remindedAt", withdrawn_because as "withdrawnBecause", withdrawn_by_them as "withdrawnByThem",
  (select coalesce(json_agg(json_build_object('id', c.id, 'words', c.words, 'state', c.state, 'note', c.note) order by c.place, c.id), '[]')
    from ask_conditions c where c.ask_id = asks.id) as conditions from asks`;

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
  const { id, caseId, resourceId, askedBy, askedOf, address, what, byOn, askedAt, batchId } = ask;
  await sql`insert into asks (id, case_id, resource_id, asked_of, address, what, by_on, state, version, asked_by, asked_at, batch_id)
    values (${id}, ${caseId}, ${resourceId}, ${askedOf}, ${address}, ${what}, ${byOn}, 'asked', 1, ${askedBy}, ${askedAt}, ${batchId})`.execute(
    tx,
  );
}

/** Writes the ask as it is given, only from the version that was read. */
export async function updateAsk(tx: Tx, ask: Ask, version: number): Promise<void> {
  const { numAffectedRows } =
    await sql`update asks set state = ${ask.state}, by_on = ${ask.byOn}, aims = ${ask.aims}, in_the_way = ${ask.inTheWay},
    answer_words = ${ask.answerWords}, answered_how = ${ask.answeredHow}, confirmed = ${ask.confirmed}, answered_at = ${ask.answeredAt},
    reminders = ${ask.reminders}, reminded_at = ${ask.remindedAt}, withdrawn_because = ${ask.withdrawnBecause}, withdrawn_by_them = ${ask.withdrawnByThem},
    version = version + 1 where id = ${ask.id} and version = ${version}`.execute(tx);
  if (numAffectedRows !== 1n) refuse('stale');
}

/** Those of an earlier answer stay to be read, and are said to be put differently since. */
export async function insertConditions(
  tx: Tx,
  askId: string,
  ids: readonly string[],
  words: readonly string[],
): Promise<void> {
  await sql`update ask_conditions set state = 'replaced' where ask_id = ${askId} and state <> 'replaced'`.execute(tx);
  for (const [place, one] of words.entries())
    await sql`insert into ask_conditions (id, ask_id, place, words, state)
      values (${ids[place]}, ${askId}, ${place + 1}, ${one}, 'open')`.execute(tx);
}

export async function updateCondition(
  tx: Tx,
  one: {
    id: string;
    askId: string;
    state: 'open' | 'met' | 'not-met';
    note: string | null;
    by: string | null;
    at: Date;
  },
): Promise<void> {
  const { numAffectedRows } =
    await sql`update ask_conditions set state = ${one.state}, note = ${one.note}, settled_by = ${one.by},
    settled_at = ${one.at} where id = ${one.id} and ask_id = ${one.askId} and state <> 'replaced'`.execute(tx);
  if (numAffectedRows !== 1n) refuse('stale');
}
