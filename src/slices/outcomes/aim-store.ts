import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Aim } from './aim.ts';

export async function aimsOf(tx: Tx, caseId: string): Promise<Aim[]> {
  return (
    await sql<Aim>`select id, case_id as "caseId", said_as as "saidAs", theme, wants, in_the_way as "inTheWay",
      may_show as "mayShow", team, person_id as "personId", author_key as "authorKey", said_on as "saidOn"
    from aims where case_id = ${caseId} and not taken_back order by id`.execute(tx)
  ).rows;
}

export async function insertAim(tx: Tx, aim: Aim): Promise<void> {
  await sql`insert into aims (id, case_id, said_as, theme, wants, in_the_way, may_show, team, person_id, author_key, said_on)
    values (${aim.id}, ${aim.caseId}, ${aim.saidAs}, ${aim.theme}, ${aim.wants}, ${aim.inTheWay}, ${aim.mayShow}, ${aim.team},
      ${aim.personId}, ${aim.authorKey}, ${aim.saidOn})`.execute(tx);
}

/** Takes somebody's own aim back: its words go. Nobody else's key fits. */
export async function forgetAim(tx: Tx, caseId: string, id: string, authorKey: string): Promise<boolean> {
  const { rows } = await sql`update aims set taken_back = true, wants = '', in_the_way = null, team = null
    where id = ${id} and case_id = ${caseId} and author_key = ${authorKey} and not taken_back returning id`.execute(tx);
  return rows.length === 1;
}
