import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { StatementState } from '../conversation.ts';
import type { SaidAs } from '../held/held.ts';

export type OwnVoteKept = Readonly<{
  statement: number;
  words: string;
  value: -1 | 0 | 1;
  reason: number;
  important: boolean;
  changes: number;
  castAt: Date;
}>;

export async function allVotesOf(tx: Tx, personId: string): Promise<OwnVoteKept[]> {
  return (
    await sql<OwnVoteKept>`select s.number as statement, s.words, v.value, v.reason, v.important, v.changes, v.cast_at as "castAt"
      from conversation_votes v join statements s on s.id = v.statement_id where v.person_id = ${personId} order by s.number`.execute(
      tx,
    )
  ).rows;
}

export type OwnStatement = Readonly<{
  id: string;
  number: number;
  words: string;
  state: StatementState;
  saidAs: SaidAs | null;
  saidAt: Date | null;
  lookedAt: Date | null;
  refusedBecause: string | null;
  appeal: string | null;
  appealedAt: Date | null;
  agrees: number;
  disagrees: number;
  passes: number;
}>;

export async function statementsBy(tx: Tx, personId: string): Promise<OwnStatement[]> {
  return (
    await sql<OwnStatement>`select id, number, words, state, said_as as "saidAs", said_at as "saidAt", looked_at as "lookedAt",
        refused_because as "refusedBecause", appeal, appealed_at as "appealedAt", agrees, disagrees, coalesce(passes, 0) as passes
      from statements where author_id = ${personId} order by number`.execute(tx)
  ).rows;
}

export async function wayOf(tx: Tx, personId: string): Promise<string> {
  const { rows } = await sql<{ way: string }>`select way from conversation_people where id = ${personId}`.execute(tx);
  return rows[0]!.way;
}

/** False where somebody forgot them already. */
export async function forgetVoter(tx: Tx, one: Readonly<{ id: string; frozen: boolean; at: Date }>): Promise<boolean> {
  const { numAffectedRows } = await sql`update conversation_people set forgotten_at = ${one.at},
      out_at = case when ${one.frozen}::boolean then out_at else coalesce(out_at, ${one.at}::timestamptz) end,
      group_number = case when ${one.frozen}::boolean then group_number end
    where id = ${one.id} and forgotten_at is null`.execute(tx);
  return numAffectedRows === 1n;
}

/** Takes somebody's votes out of what is counted, and says that the count is to be made anew. */
export async function deleteVotes(tx: Tx, conversationId: string, personId: string): Promise<void> {
  await sql`delete from conversation_votes where person_id = ${personId}`.execute(tx);
  await sql`update conversation_counts set judged_at = null where conversation_id = ${conversationId}`.execute(tx);
}

/** What others have seen stays, without its author; what nobody was shown goes. */
export async function unsetAuthor(tx: Tx, personId: string, instead: string): Promise<void> {
  await sql`update statements set author_id = null, appeal = null, appealed_at = null, version = version + 1,
      words = case when state = 'accepted' then words else ${instead}::text end,
      refused_because = case when state = 'unmoderated' then ${instead}::text else refused_because end,
      state = case when state = 'unmoderated' then 'rejected' else state end
    where author_id = ${personId}`.execute(tx);
}

/** What somebody chose for their own page, and whether they agreed that their votes are given out as a row without a name. */
export async function ownChoices(tx: Tx, personId: string): Promise<object> {
  const { rows } = await sql<{
    language: string | null;
    rowAgreedAt: Date | null;
  }>`select language, row_agreed_at as "rowAgreedAt"
    from conversation_people where id = ${personId}`.execute(tx);
  return rows[0] ?? {};
}

export async function forgetChoices(tx: Tx, personId: string): Promise<void> {
  await sql`update conversation_people set language = null, row_agreed_at = null where id = ${personId}`.execute(tx);
}
