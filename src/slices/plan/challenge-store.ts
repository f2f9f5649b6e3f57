import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Challenge } from './challenge.ts';

const select = sql`select id, case_id as "caseId", subject_kind as "subjectKind", subject_id as "subjectId", can_say as "canSay", could_see as "couldSee",
  in_hands as "inHands", note, eleven, facts, one_hand as "oneHand", third_voice as "thirdVoice" from challenges`;

export async function challengesOf(tx: Tx, caseId: string): Promise<Challenge[]> {
  return (await sql<Challenge>`${select} where case_id = ${caseId} order by answered_at, id`.execute(tx)).rows;
}

export async function challengeOf(
  tx: Tx,
  kind: Challenge['subjectKind'],
  subjectId: string,
): Promise<Challenge | null> {
  return (
    (await sql<Challenge>`${select} where subject_kind = ${kind} and subject_id = ${subjectId}`.execute(tx)).rows[0] ??
    null
  );
}

export async function saveChallenge(
  tx: Tx,
  challenge: Challenge,
  verdict: string | null,
  by: string | null,
  at: Date,
): Promise<void> {
  const c = challenge;
  await sql`insert into challenges (id, case_id, subject_kind, subject_id, can_say, could_see, in_hands, note, eleven, facts, verdict, one_hand, third_voice, answered_by, answered_at)
    values (${c.id}, ${c.caseId}, ${c.subjectKind}, ${c.subjectId}, ${c.canSay}, ${c.couldSee}, ${c.inHands}, ${c.note},
      ${c.eleven ? JSON.stringify(c.eleven) : null}::jsonb, ${c.facts ? JSON.stringify(c.facts) : null}::jsonb, ${verdict}, ${c.oneHand}, ${c.thirdVoice}, ${by}, ${at})
    on conflict (subject_kind, subject_id) do update set can_say = excluded.can_say, could_see = excluded.could_see, in_hands = excluded.in_hands, note = excluded.note,
      eleven = excluded.eleven, facts = excluded.facts, verdict = excluded.verdict, one_hand = excluded.one_hand, third_voice = excluded.third_voice,
      answered_by = excluded.answered_by, answered_at = excluded.answered_at`.execute(tx);
}
