import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Challenge } from './challenge.ts';

export async function challengesOf(tx: Tx, outcomeId: string): Promise<Challenge[]> {
  return (
    await sql<Challenge>`select id, outcome_id as "outcomeId", body_id as "bodyId", about, words, signed, put_at as "putAt"
      from ownership_challenges where outcome_id = ${outcomeId} order by put_at, id`.execute(tx)
  ).rows;
}

/** Whether the same hand has challenged this part since it last changed. */
export async function hasChallenged(
  tx: Tx,
  one: Pick<Challenge, 'outcomeId' | 'bodyId'> & { authorKey: string; since: Date },
) {
  const { rows } =
    await sql`select 1 from ownership_challenges where outcome_id = ${one.outcomeId} and body_id = ${one.bodyId}
    and author_key = ${one.authorKey} and put_at > ${one.since}`.execute(tx);
  return rows.length > 0;
}

export async function insertChallenge(tx: Tx, one: Challenge & { authorKey: string }): Promise<void> {
  await sql`insert into ownership_challenges (id, outcome_id, body_id, about, words, signed, author_key, put_at)
    values (${one.id}, ${one.outcomeId}, ${one.bodyId}, ${one.about}, ${one.words}, ${one.signed}, ${one.authorKey}, ${one.putAt})`.execute(
    tx,
  );
}
