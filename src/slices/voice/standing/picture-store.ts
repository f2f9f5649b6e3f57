import { sql } from 'kysely';
import type { Picture } from '#engines/opinion/index.ts';
import type { Tx } from '#platform/db/database.ts';

export type KeptPicture = Readonly<{ picture: Picture | null; groups: readonly number[] }>;

/** The picture as it was told with the whole, in the same steps. */
export async function pictureTold(tx: Tx, conversationId: string): Promise<KeptPicture | null> {
  const { rows } = await sql<KeptPicture>`select line->'picture' as picture, line->'groups' as groups
    from conversation_told where conversation_id = ${conversationId} and number = 0 and line is not null`.execute(tx);
  return rows[0] ?? null;
}
