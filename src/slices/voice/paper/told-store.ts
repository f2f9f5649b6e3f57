import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';

/** People whose votes count, by how they took part and where; `place` is null online. */
export async function peopleByWay(
  tx: Tx,
  conversationId: string,
): Promise<{ way: string; place: string | null; people: number }[]> {
  return (
    await sql<{ way: string; place: string | null; people: number }>`select p.way, l.place, count(*)::integer as people
      from conversation_people p left join paper_sheets s on s.person_id = p.id left join paper_piles l on l.id = s.pile_id
      where p.conversation_id = ${conversationId} and p.out_at is null and exists (select 1 from conversation_votes v
        join statements t on t.id = v.statement_id and t.state = 'accepted' where v.person_id = p.id)
      group by 1, 2 order by 1, 2`.execute(tx)
  ).rows;
}
