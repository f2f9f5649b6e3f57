import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';

export type Taken = Readonly<{ messageId: string; takenBy: string; takenAt: Date }>;

export async function lettersTaken(tx: Tx, conversationId: string): Promise<Taken[]> {
  const { rows } = await sql<Taken>`select message_id as "messageId", taken_by as "takenBy", taken_at as "takenAt"
    from letters_taken where conversation_id = ${conversationId}`.execute(tx);
  return rows;
}

/** A letter has one who prints it: whoever takes it next takes their place. */
export async function keepTaken(
  tx: Tx,
  conversationId: string,
  messageIds: readonly string[],
  { by, at }: Readonly<{ by: string; at: Date }>,
): Promise<void> {
  await sql`insert into letters_taken (message_id, conversation_id, taken_by, taken_at)
    select id, ${conversationId}::uuid, ${by}::uuid, ${at}::timestamptz from unnest(${[...messageIds]}::uuid[]) as id
    on conflict (message_id) do update set taken_by = excluded.taken_by, taken_at = excluded.taken_at`.execute(tx);
}
