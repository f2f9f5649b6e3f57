import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';

export async function insertFromDraft(tx: Tx, outcomeId: string, draftId: string, at: Date): Promise<void> {
  await sql`insert into outcome_drafts (outcome_id, draft_id, since) values (${outcomeId}, ${draftId}, ${at})`.execute(
    tx,
  );
}

/** The draft of a conversation that an outcome grew from; null where it grew from none. */
export async function draftBehind(tx: Tx, outcomeId: string): Promise<string | null> {
  const { rows } = await sql<{
    id: string;
  }>`select draft_id as id from outcome_drafts where outcome_id = ${outcomeId}`.execute(tx);
  return rows[0]?.id ?? null;
}
