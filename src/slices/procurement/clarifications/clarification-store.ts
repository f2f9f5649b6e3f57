import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Clarification, PublicSummary } from './clarification.ts';

const columns = sql`id, case_id as "caseId", procurement_id as "procurementId", channel, asker, words, confidential, late, state, told, answer, because,
  amendment_id as "amendmentId", version, asked_at as "askedAt", answered_at as "answeredAt"`;

export async function clarificationsOf(tx: Tx, procurementId: string): Promise<Clarification[]> {
  return (
    await sql<Clarification>`select ${columns} from clarifications where procurement_id = ${procurementId} order by asked_at, id`.execute(
      tx,
    )
  ).rows;
}

export async function clarificationsByAsker(tx: Tx, asker: string): Promise<Clarification[]> {
  return (
    await sql<Clarification>`select ${columns} from clarifications where asker = ${asker} order by asked_at, id`.execute(
      tx,
    )
  ).rows;
}

export async function insertClarification(
  tx: Tx,
  one: Pick<
    Clarification,
    'id' | 'caseId' | 'procurementId' | 'channel' | 'asker' | 'words' | 'confidential' | 'late' | 'askedAt'
  >,
): Promise<void> {
  await sql`insert into clarifications (id, case_id, procurement_id, channel, asker, words, confidential, late, state, version, asked_at)
    values (${one.id}, ${one.caseId}, ${one.procurementId}, ${one.channel}, ${one.asker}, ${one.words}, ${one.confidential}, ${one.late}, 'asked', 1,
      ${one.askedAt})`.execute(tx);
}

/** Answers or refuses once: an answer that is out does not change under those who read it. */
export async function settleClarification(
  tx: Tx,
  id: string,
  version: number,
  one: Pick<Clarification, 'told' | 'answer' | 'because' | 'amendmentId'> & {
    state: 'answered' | 'refused';
    by: string;
    at: Date;
  },
): Promise<void> {
  const { numAffectedRows } =
    await sql`update clarifications set state = ${one.state}, told = ${one.told}, answer = ${one.answer}, because = ${one.because},
    amendment_id = ${one.amendmentId}, answered_by = ${one.by}, answered_at = ${one.at}, version = version + 1
    where id = ${id} and version = ${version} and state = 'asked'`.execute(tx);
  if (numAffectedRows !== 1n) refuse('stale');
}

export async function publicSummaryOf(tx: Tx, procurementId: string): Promise<PublicSummary | null> {
  const { rows } =
    await sql<PublicSummary>`select version, words, ask_by as "askBy", answer_by as "answerBy" from public_summaries
    where procurement_id = ${procurementId}`.execute(tx);
  return rows[0] ?? null;
}

/** Version 0 is one that nobody had written when the form was made. */
export async function savePublicSummary(
  tx: Tx,
  procurementId: string,
  one: PublicSummary,
  by: string,
  at: Date,
): Promise<void> {
  const { rows } =
    one.version === 0
      ? await sql`insert into public_summaries (procurement_id, version, words, ask_by, answer_by, kept_by, kept_at)
          values (${procurementId}, 1, ${one.words}, ${one.askBy}, ${one.answerBy}, ${by}, ${at}) on conflict do nothing returning version`.execute(
          tx,
        )
      : await sql`update public_summaries set version = version + 1, words = ${one.words}, ask_by = ${one.askBy}, answer_by = ${one.answerBy},
          kept_by = ${by}, kept_at = ${at} where procurement_id = ${procurementId} and version = ${one.version} returning version`.execute(
          tx,
        );
  if (rows.length === 0) refuse('stale');
}
