import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { EntryWay } from './ways.ts';

export async function waysOf(tx: Tx, conversationId: string): Promise<readonly EntryWay[]> {
  const { rows } = await sql<{
    ways: EntryWay[];
  }>`select ways from held_conversations where conversation_id = ${conversationId}`.execute(tx);
  return rows[0]?.ways ?? [];
}

/** False where it was opened meanwhile: from then on people rely on it. */
export async function setWays(tx: Tx, conversationId: string, ways: readonly EntryWay[]): Promise<boolean> {
  const { numAffectedRows } = await sql`update held_conversations h set ways = ${[...ways]}::text[]
    from conversations c where c.id = h.conversation_id and h.conversation_id = ${conversationId} and c.state = 'draft'`.execute(
    tx,
  );
  return numAffectedRows === 1n;
}

/** Two who come by the same key at once wait for each other; numbers are handed out under the same lock. */
export async function lockJoins(tx: Tx, conversationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`joins:${conversationId}`}))`.execute(tx);
}

/** Of which conversation a key is, and who came by it before: nobody yet (null). Undefined where there is no such key. */
export async function keyed(
  tx: Tx,
  keyHash: string,
): Promise<{ conversationId: string; personId: string | null } | undefined> {
  const { rows } = await sql<{
    conversationId: string;
    personId: string | null;
  }>`select conversation_id as "conversationId", person_id as "personId" from conversation_key(${keyHash})`.execute(tx);
  return rows[0];
}

export async function takeKey(
  tx: Tx,
  one: Readonly<{ conversationId: string; keyHash: string; way: EntryWay; personId: string }>,
): Promise<boolean> {
  const { rows } = await sql<{
    taken: boolean;
  }>`select take_conversation_key(${one.keyHash}, ${one.conversationId}, ${one.way}, ${one.personId}) as taken`.execute(
    tx,
  );
  return rows[0]!.taken;
}

export type CodeBatch = Readonly<{ id: string; made: number; madeAt: Date; withdrawnAt: Date | null }>;

export async function codeBatchesOf(tx: Tx, conversationId: string): Promise<CodeBatch[]> {
  return (
    await sql<CodeBatch>`select id, made, made_at as "madeAt", withdrawn_at as "withdrawnAt" from conversation_code_batches
      where conversation_id = ${conversationId} order by made_at, id`.execute(tx)
  ).rows;
}

/** How many codes were used and how many were not, of all batches together; which ones, nobody can ask. */
export async function codeCounts(tx: Tx, conversationId: string): Promise<{ used: number; unused: number }> {
  const { rows } = await sql<{
    used: number;
    unused: number;
  }>`select used, unused from count_conversation_codes(${conversationId})`.execute(tx);
  return rows[0]!;
}

export async function insertCodes(
  tx: Tx,
  batch: Readonly<{ id: string; conversationId: string; by: string | null; at: Date; hashes: readonly string[] }>,
): Promise<void> {
  await sql`insert into conversation_code_batches (id, conversation_id, made, made_by, made_at)
    values (${batch.id}, ${batch.conversationId}, ${batch.hashes.length}, ${batch.by}, ${batch.at})`.execute(tx);
  await sql`select keep_conversation_codes(${batch.conversationId}, ${batch.id}, ${[...batch.hashes]}::text[])`.execute(
    tx,
  );
}

/** How many were withdrawn: those of the batch that nobody had used. Null where it is no batch of this conversation, or was withdrawn before. */
export async function withdrawUnused(
  tx: Tx,
  conversationId: string,
  batchId: string,
  at: Date,
): Promise<number | null> {
  const { numAffectedRows } = await sql`update conversation_code_batches set withdrawn_at = ${at}
    where id = ${batchId} and conversation_id = ${conversationId} and withdrawn_at is null`.execute(tx);
  if (numAffectedRows !== 1n) return null;
  const { rows } = await sql<{
    gone: number;
  }>`select withdraw_conversation_codes(${conversationId}, ${batchId}) as gone`.execute(tx);
  return rows[0]!.gone;
}
