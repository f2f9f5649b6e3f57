import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { EndDraft, SaidEnd } from './ends.ts';

export type Accepted = Readonly<{ statementId: string; number: number; words: string; authorId: string | null }>;

export async function acceptedStatements(tx: Tx, conversationId: string): Promise<Accepted[]> {
  return (
    await sql<Accepted>`select id as "statementId", number, words, author_id as "authorId" from statements
      where conversation_id = ${conversationId} and state = 'accepted' order by number`.execute(tx)
  ).rows;
}

/** By statement: the drafts that rest on it and are not laid aside, each with the words and the telling that it has now. */
export async function draftsUnder(tx: Tx, conversationId: string): Promise<(EndDraft & { statementId: string })[]> {
  return (
    await sql<EndDraft & { statementId: string }>`select t.statement_id as "statementId",
        (select w.words from draft_wordings w where w.draft_id = d.id order by w.number desc limit 1) as words,
        exists (select 1 from wording_round_drafts r where r.draft_id = d.id) as shared,
        (select l.says from draft_tellings l where l.draft_id = d.id order by l.place desc limit 1) as became
      from draft_statements t join draft_outcomes d on d.id = t.draft_id
      where d.conversation_id = ${conversationId} and d.laid_aside_at is null and t.until is null order by d.number`.execute(
      tx,
    )
  ).rows;
}

export async function saidEnds(tx: Tx, conversationId: string): Promise<(SaidEnd & { statementId: string })[]> {
  return (
    await sql<
      SaidEnd & { statementId: string }
    >`select statement_id as "statementId", how, because, to_whom as "toWhom" from statement_ends
      where conversation_id = ${conversationId}`.execute(tx)
  ).rows;
}

export async function saveEnds(
  tx: Tx,
  conversationId: string,
  statementIds: readonly string[],
  { how, because, toWhom }: SaidEnd,
  at: Date,
): Promise<void> {
  await sql`insert into statement_ends (statement_id, conversation_id, how, because, to_whom, said_at)
    select id, ${conversationId}::uuid, ${how}, ${because}, ${toWhom}, ${at}::timestamptz from unnest(${[...statementIds]}::uuid[]) as id
    on conflict (statement_id) do update set how = excluded.how, because = excluded.because, to_whom = excluded.to_whom,
      said_at = excluded.said_at`.execute(tx);
}
