import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Challenge, Given, Taken } from './challenge.ts';

export async function challengesOf(tx: Tx, cohortId: string): Promise<Challenge[]> {
  const { rows } = await sql<
    Omit<Challenge, 'given'> & { given: Given[] | null }
  >`select c.id, c.cohort_id as "cohortId",
      c.plan_id as "planId", c.live_case_id as "liveCaseId", c.asks, c.asked_by as "askedBy", c.asked_at as "askedAt",
      (select json_agg(json_build_object('id', g.id, 'words', g.words, 'givenBy', g.given_by, 'taken', g.taken, 'because', g.because)
        order by g.given_at, g.id) from peer_challenges_given g where g.challenge_id = c.id) as given
    from peer_challenges c where c.cohort_id = ${cohortId} order by c.asked_at, c.id`.execute(tx);
  return rows.map((row) => ({ ...row, given: row.given ?? [] }));
}

export async function insertChallenge(tx: Tx, one: Omit<Challenge, 'given'>): Promise<void> {
  await sql`insert into peer_challenges (id, cohort_id, plan_id, live_case_id, asks, asked_by, asked_at)
    values (${one.id}, ${one.cohortId}, ${one.planId}, ${one.liveCaseId}, ${one.asks}, ${one.askedBy}, ${one.askedAt})`.execute(
    tx,
  );
}

export async function insertGiven(tx: Tx, challengeId: string, one: Pick<Given, 'id' | 'words' | 'givenBy'>, at: Date) {
  await sql`insert into peer_challenges_given (id, challenge_id, words, given_by, given_at)
    values (${one.id}, ${challengeId}, ${one.words}, ${one.givenBy}, ${at})`.execute(tx);
}

/** Keeps whether it was taken; tells whether it still waited for that. */
export async function answerGiven(tx: Tx, id: string, taken: Taken, because: string, at: Date): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update peer_challenges_given set taken = ${taken}, because = ${because}, answered_at = ${at}
    where id = ${id} and taken is null`.execute(tx);
  return numAffectedRows === 1n;
}
