import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';

export type Comment = Readonly<{ number: number; words: string; by: string; saidAt: Date }>;

export async function commentsOf(tx: Tx, decisionId: string): Promise<Comment[]> {
  const { rows } =
    await sql<Comment>`select c.number, c.words, p.name as by, c.said_at as "saidAt" from alliance_comments c
    join persons p on p.id = c.said_by where c.decision_id = ${decisionId} order by c.said_at, c.id`.execute(tx);
  return rows;
}

export async function insertComment(
  tx: Tx,
  row: Readonly<{ id: string; decisionId: string; number: number; words: string; by: string; at: Date }>,
): Promise<void> {
  await sql`insert into alliance_comments (id, decision_id, number, words, said_by, said_at)
    values (${row.id}, ${row.decisionId}, ${row.number}, ${row.words}, ${row.by}, ${row.at})`.execute(tx);
}
