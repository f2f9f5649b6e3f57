import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Revisit } from './revisit.ts';

const select = sql`select r.id, r.case_id as "caseId", r.review_id as "reviewId", json_build_object('kind', r.on_kind, 'id', r.on_id) as "on", r.about, r.promised,
  r.voice, r.body_id as "bodyId", b.name as body, r.said_by as "saidBy", r.came, r.words, r.said_on as "saidOn", r.own_hand as "ownHand", r.may_print as "mayPrint",
  p.name as "recordedBy" from leaving_revisits r join persons p on p.id = r.recorded_by left join community_bodies b on b.id = r.body_id`;

export async function revisitsOf(tx: Tx, caseId: string): Promise<Revisit[]> {
  return (await sql<Revisit>`${select} where r.case_id = ${caseId} order by r.recorded_at, r.id`.execute(tx)).rows;
}

export async function insertRevisit(
  tx: Tx,
  one: Omit<Revisit, 'recordedBy' | 'body'> & { by: string; at: Date },
): Promise<void> {
  await sql`insert into leaving_revisits (id, case_id, review_id, on_kind, on_id, about, promised, voice, body_id, said_by, came, words, said_on,
    own_hand, may_print, recorded_by, recorded_at)
    values (${one.id}, ${one.caseId}, ${one.reviewId}, ${one.on.kind}, ${one.on.id}, ${one.about}, ${one.promised}, ${one.voice}, ${one.bodyId},
    ${one.saidBy}, ${one.came}, ${one.words}, ${one.saidOn}, ${one.ownHand}, ${one.mayPrint}, ${one.by}, ${one.at})`.execute(
    tx,
  );
}
