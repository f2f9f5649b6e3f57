import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Question } from './question.ts';

export async function questionsOf(tx: Tx, conversationId: string): Promise<Question[]> {
  const { rows } = await sql<Question>`select place, asks, source, parts from conversation_questions
    where conversation_id = ${conversationId} order by place`.execute(tx);
  return rows;
}

export async function replaceQuestions(tx: Tx, conversationId: string, questions: readonly Question[]): Promise<void> {
  await sql`delete from conversation_questions where conversation_id = ${conversationId}`.execute(tx);
  await sql`insert into conversation_questions (conversation_id, place, asks, source, parts)
    select ${conversationId}::uuid, place, asks, source, parts
    from jsonb_to_recordset(${JSON.stringify(questions)}::jsonb) as given (place smallint, asks text, source text, parts jsonb)`.execute(
    tx,
  );
}

export type AboutAnswer = Readonly<{ key: string; place: number; part: number | null }>;

export async function answersBehind(tx: Tx, keys: readonly string[]): Promise<AboutAnswer[]> {
  const { rows } = await sql<AboutAnswer>`select key, place, part from conversation_about
    where key = any(${[...keys]}::text[]) order by place`.execute(tx);
  return rows;
}

export async function dropAnswers(tx: Tx, keys: readonly string[]): Promise<number> {
  const { numAffectedRows } = await sql`delete from conversation_about where key = any(${[...keys]}::text[])`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0);
}

export async function insertAnswers(tx: Tx, conversationId: string, answers: readonly AboutAnswer[]): Promise<void> {
  await sql`insert into conversation_about (key, conversation_id, place, part)
    select key, ${conversationId}::uuid, place, part
    from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as given (key text, place smallint, part smallint)`.execute(
    tx,
  );
}

export async function answersOf(tx: Tx, conversationId: string): Promise<AboutAnswer[]> {
  const { rows } = await sql<AboutAnswer>`select key, place, part from conversation_about
    where conversation_id = ${conversationId} order by key`.execute(tx);
  return rows;
}

/**
 * Writes all answers of a conversation anew in the order of their keys, where one came since: neither their place in the table nor the
 * transaction that wrote them says any more who gave them when.
 */
export async function putInOrder(tx: Tx, conversationId: string): Promise<void> {
  await sql`with taken as (delete from conversation_about where conversation_id = ${conversationId}
      and exists (select 1 from conversation_about where conversation_id = ${conversationId} and not in_order) returning *)
    insert into conversation_about (key, conversation_id, place, part, in_order)
    select key, conversation_id, place, part, true from taken order by key`.execute(tx);
}

/** Whoever took part and was not put out: those whose votes are in the sums. */
export async function peopleCounted(tx: Tx, conversationId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select p.id from conversation_people p
    where p.conversation_id = ${conversationId} and p.out_at is null
      and exists (select 1 from conversation_votes v where v.person_id = p.id) order by p.id`.execute(tx);
  return rows.map(({ id }) => id);
}
