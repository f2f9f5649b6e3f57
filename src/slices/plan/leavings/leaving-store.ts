import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { LeavingAsk, LeavingWords } from './leaving.ts';

const select = sql`select a.id, a.case_id as "caseId", a.state, a.version, a.body_id as "bodyId", b.name as body, a.asked_of as "askedOf", a.address,
  a.by_on as "byOn", a.asked_by as "askedBy", a.asked_at as "askedAt", a.answered_how as "answeredHow", a.heard_on as "heardOn", a.heard_at as "heardAt",
  a.may_print as "mayPrint", a.recorded_by as "recordedBy", a.answered_at as "answeredAt",
  (select coalesce(json_agg(json_build_object('id', w.id, 'about', w.about, 'feels', w.feels, 'words', w.words)
    order by w.about, w.feels desc, w.place), '[]') from leaving_words w where w.ask_id = a.id) as words
  from leaving_asks a join community_bodies b on b.id = a.body_id`;

export async function leavingAsksById(tx: Tx, ids: readonly string[]): Promise<LeavingAsk[]> {
  return (await sql<LeavingAsk>`${select} where a.id = any(${[...ids]}::uuid[])`.execute(tx)).rows;
}

export async function leavingAsksOf(tx: Tx, caseId: string): Promise<LeavingAsk[]> {
  return (await sql<LeavingAsk>`${select} where a.case_id = ${caseId} order by a.asked_at, a.id`.execute(tx)).rows;
}

/** Tells whether it was kept: a body has one open question on a case at a time. */
export async function insertLeavingAsk(tx: Tx, ask: LeavingAsk): Promise<boolean> {
  const { rows } =
    await sql`insert into leaving_asks (id, case_id, body_id, state, version, asked_of, address, by_on, asked_by, asked_at)
    values (${ask.id}, ${ask.caseId}, ${ask.bodyId}, 'asked', 1, ${ask.askedOf}, ${ask.address}, ${ask.byOn}, ${ask.askedBy}, ${ask.askedAt})
    on conflict (case_id, body_id) where state = 'asked' do nothing returning id`.execute(tx);
  return rows.length > 0;
}

/** Writes the answer or its taking back, only from a question that is still open. */
export async function updateLeavingAsk(tx: Tx, ask: LeavingAsk): Promise<void> {
  const { numAffectedRows } =
    await sql`update leaving_asks set state = ${ask.state}, answered_how = ${ask.answeredHow}, heard_on = ${ask.heardOn},
    heard_at = ${ask.heardAt}, may_print = ${ask.mayPrint}, recorded_by = ${ask.recordedBy}, answered_at = ${ask.answeredAt}, version = version + 1
    where id = ${ask.id} and state = 'asked'`.execute(tx);
  if (numAffectedRows !== 1n) refuse('stale');
}

export async function insertLeavingWords(tx: Tx, ask: LeavingAsk, words: readonly LeavingWords[]): Promise<void> {
  for (const [place, one] of words.entries())
    await sql`insert into leaving_words (id, ask_id, case_id, about, feels, place, words)
      values (${one.id}, ${ask.id}, ${ask.caseId}, ${one.about}, ${one.feels}, ${place}, ${one.words})`.execute(tx);
}
