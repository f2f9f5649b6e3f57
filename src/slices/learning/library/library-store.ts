import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';

export type Doc = Readonly<{ id: string; text: string }>;

/**
 * Which of some texts hold what was asked for, the best first. The texts are those that this person may read, so what is found tells
 * nothing about any other; nothing is kept that could fall behind.
 */
export async function matching(tx: Tx, docs: readonly Doc[], query: string, most: number): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select d.id from unnest(${docs.map((doc) => doc.id)}::uuid[], ${docs.map((doc) => doc.text)}::text[]) as d(id, text),
    websearch_to_tsquery('english', ${query}) as q where to_tsvector('english', d.text) @@ q
    order by ts_rank(to_tsvector('english', d.text), q) desc, d.id limit ${most}`.execute(tx);
  return rows.map((row) => row.id);
}

export type LessonQuestion = Readonly<{
  id: string;
  lessonId: string;
  caseId: string;
  fromCaseId: string;
  words: string;
  askedBy: string;
  askedAt: Date;
  answer: string | null;
  answeredBy: string | null;
  answeredAt: Date | null;
}>;

const select = sql`select id, lesson_id as "lessonId", case_id as "caseId", from_case_id as "fromCaseId", words, asked_by as "askedBy",
  asked_at as "askedAt", answer, answered_by as "answeredBy", answered_at as "answeredAt" from lesson_questions`;

export const questionsToCase = async (tx: Tx, caseId: string): Promise<LessonQuestion[]> =>
  (await sql<LessonQuestion>`${select} where case_id = ${caseId} order by asked_at, id`.execute(tx)).rows;

export const questionsFromCase = async (tx: Tx, caseId: string): Promise<LessonQuestion[]> =>
  (await sql<LessonQuestion>`${select} where from_case_id = ${caseId} order by asked_at, id`.execute(tx)).rows;

export async function insertQuestion(tx: Tx, one: LessonQuestion): Promise<void> {
  await sql`insert into lesson_questions (id, lesson_id, case_id, from_case_id, words, asked_by, asked_at)
    values (${one.id}, ${one.lessonId}, ${one.caseId}, ${one.fromCaseId}, ${one.words}, ${one.askedBy}, ${one.askedAt})`.execute(
    tx,
  );
}

/** Keeps an answer; tells whether there was a question that waited. */
export async function answerRow(tx: Tx, id: string, answer: string, by: string, at: Date): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update lesson_questions set answer = ${answer}, answered_by = ${by}, answered_at = ${at}
    where id = ${id} and answer is null`.execute(tx);
  return numAffectedRows === 1n;
}
