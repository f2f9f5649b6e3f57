import { sql } from 'kysely';
import type { Picture } from '#engines/opinion/index.ts';
import type { Tx } from '#platform/db/database.ts';

export type KeptPicture = Readonly<{ picture: Picture | null; groups: readonly number[] }>;

/** The picture of the last count; a count from before there were pictures has none. */
export async function pictureKept(tx: Tx, conversationId: string): Promise<KeptPicture | null> {
  const { rows } = await sql<KeptPicture>`select answer->'picture' as picture, answer->'groups' as groups
    from conversation_counts where conversation_id = ${conversationId}`.execute(tx);
  return rows[0] ?? null;
}
