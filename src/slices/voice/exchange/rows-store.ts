import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { PolisVote } from '#standards/polis/index.ts';

export type StoredCast = Readonly<{ id: string; agreed: boolean; votes: ReadonlyMap<string, PolisVote> }>;

/** Everybody whose votes count, with their votes on statements that everybody sees. */
export async function castOf(tx: Tx, conversationId: string): Promise<StoredCast[]> {
  const { rows } = await sql<{
    id: string;
    agreed: boolean;
    what: number[];
    how: PolisVote[];
  }>`select p.id, p.row_agreed_at is not null as agreed,
      array_agg(s.number order by s.number) as what, array_agg(v.value::integer order by s.number) as how
    from conversation_people p join conversation_votes v on v.person_id = p.id
      join statements s on s.id = v.statement_id and s.state = 'accepted'
    where p.conversation_id = ${conversationId} and p.out_at is null group by p.id`.execute(tx);
  return rows.map(({ id, agreed, what, how }) => ({
    id,
    agreed,
    votes: new Map(what.map((number, at): [string, PolisVote] => [String(number), how[at]!])),
  }));
}

export async function setRowAgreed(tx: Tx, voterId: string, at: Date | null): Promise<void> {
  await sql`update conversation_people set row_agreed_at = ${at}::timestamptz where id = ${voterId}`.execute(tx);
}
