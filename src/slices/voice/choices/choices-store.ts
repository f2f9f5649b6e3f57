import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { type Choices, noChoices } from './choices.ts';

export async function choicesOf(tx: Tx, conversationId: string): Promise<Choices> {
  const { rows } = await sql<Choices>`select languages, discussion, rows_of_votes as "rowsOfVotes"
    from conversation_choices where conversation_id = ${conversationId}`.execute(tx);
  return rows[0] ?? noChoices;
}

export async function saveChoices(tx: Tx, conversationId: string, one: Choices): Promise<void> {
  await sql`insert into conversation_choices (conversation_id, languages, discussion, rows_of_votes)
    values (${conversationId}, ${JSON.stringify(one.languages)}::jsonb, ${one.discussion}, ${one.rowsOfVotes})
    on conflict (conversation_id) do update set languages = excluded.languages, discussion = excluded.discussion,
      rows_of_votes = excluded.rows_of_votes`.execute(tx);
}
