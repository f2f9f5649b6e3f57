import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { LotAnswer, Sounding, SoundingAnswer } from './sounding.ts';

const soundings = sql`select s.id, s.case_id as "caseId", s.state, s.version, s.procurement_id as "procurementId", s.words, s.closes_on as "closesOn", s.opened_at as "openedAt",
  (select json_agg(json_build_object('position', l.position, 'lotId', l.lot_id, 'title', l.title, 'because', l.because, 'zone', l.zone, 'valuePence', l.value_pence,
    'hoursAWeek', l.hours_a_week, 'feePence', l.fee_pence, 'bidHours', l.bid_hours) order by l.position) from sounding_lots l where l.sounding_id = s.id) as lots from soundings s`;

export const soundingsById = async (tx: Tx, ids: readonly string[]): Promise<Sounding[]> =>
  (await sql<Sounding>`${soundings} where s.id = any(${[...ids]}::uuid[])`.execute(tx)).rows;

export const soundingsOf = async (tx: Tx, caseId: string): Promise<Sounding[]> =>
  (await sql<Sounding>`${soundings} where s.case_id = ${caseId} order by s.opened_at, s.id`.execute(tx)).rows;

export async function insertSounding(tx: Tx, sounding: Sounding, by: string): Promise<void> {
  const { id, caseId, procurementId, words, closesOn, openedAt } = sounding;
  await sql`insert into soundings (id, case_id, procurement_id, words, closes_on, state, version, opened_by, opened_at)
    values (${id}, ${caseId}, ${procurementId}, ${words}, ${closesOn}, 'open', 1, ${by}, ${openedAt})`.execute(tx);
  for (const lot of sounding.lots)
    await sql`insert into sounding_lots (sounding_id, position, lot_id, title, because, zone, value_pence, hours_a_week, fee_pence, bid_hours)
      values (${id}, ${lot.position}, ${lot.lotId}, ${lot.title}, ${lot.because}, ${lot.zone}, ${lot.valuePence}, ${lot.hoursAWeek}, ${lot.feePence}, ${lot.bidHours})`.execute(
      tx,
    );
}

/** Whether it was still open, and as it was when the form was made. Answers that are on their way are waited for. */
export async function closeIt(tx: Tx, id: string, version: number): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update soundings set state = 'closed', version = version + 1 where id = ${id} and version = ${version} and state = 'open'`.execute(
      tx,
    );
  return numAffectedRows === 1n;
}

/** Holds a sounding open while an answer is kept. */
export async function holdOpen(tx: Tx, id: string): Promise<boolean> {
  return (
    (await sql`select 1 from soundings where id = ${id} and state = 'open' for share`.execute(tx)).rows.length === 1
  );
}

const answers = sql`select a.id, a.provider, a.channel, a.answered_at as "answeredAt", a.changed_at as "changedAt",
  (select json_agg(json_build_object('position', l.position, 'would', l.would, 'reasons', l.reasons, 'because', l.because, 'couldAddHours', l.could_add_hours) order by l.position)
    from sounding_answer_lots l where l.answer_id = a.id) as lots from sounding_answers a`;

export const answersOf = async (tx: Tx, soundingId: string): Promise<SoundingAnswer[]> =>
  (
    await sql<SoundingAnswer>`${answers} where a.sounding_id = ${soundingId} order by lower(a.provider), a.answered_at`.execute(
      tx,
    )
  ).rows;

export async function answerById(
  tx: Tx,
  id: string,
): Promise<(SoundingAnswer & { readonly soundingId: string }) | null> {
  const { rows } = await sql<{
    soundingId: string;
  }>`select sounding_id as "soundingId" from sounding_answers where id = ${id}`.execute(tx);
  if (!rows[0]) return null;
  const found = (await sql<SoundingAnswer>`${answers} where a.id = ${id}`.execute(tx)).rows[0]!;
  return { ...found, soundingId: rows[0].soundingId };
}

export async function insertAnswer(
  tx: Tx,
  soundingId: string,
  answer: Pick<SoundingAnswer, 'id' | 'provider' | 'channel' | 'answeredAt' | 'lots'>,
): Promise<void> {
  await sql`insert into sounding_answers (id, sounding_id, provider, channel, answered_at)
    values (${answer.id}, ${soundingId}, ${answer.provider}, ${answer.channel}, ${answer.answeredAt})`.execute(tx);
  await insertLots(tx, answer.id, answer.lots);
}

export async function replaceAnswer(
  tx: Tx,
  id: string,
  provider: string,
  lots: readonly LotAnswer[],
  at: Date,
): Promise<void> {
  await sql`update sounding_answers set provider = ${provider}, changed_at = ${at} where id = ${id}`.execute(tx);
  await sql`delete from sounding_answer_lots where answer_id = ${id}`.execute(tx);
  await insertLots(tx, id, lots);
}

async function insertLots(tx: Tx, answerId: string, lots: readonly LotAnswer[]): Promise<void> {
  for (const one of lots)
    await sql`insert into sounding_answer_lots (answer_id, position, would, reasons, because, could_add_hours)
      values (${answerId}, ${one.position}, ${one.would}, ${[...one.reasons]}, ${one.because}, ${one.couldAddHours})`.execute(
      tx,
    );
}
