import { sql } from 'kysely';
import type { Answer, Scenario } from '#engines/retender/index.ts';
import type { Tx } from '#platform/db/database.ts';
import type { Asked } from './asked.ts';
import type { MarketQuestion } from './question.ts';

const select = sql`select id, case_id as "caseId", state, version, title, asked, scenario, answer, progress, asked_by as "askedBy", asked_at as "askedAt",
  ended_at as "endedAt" from market_questions`;

export async function questionsById(tx: Tx, ids: readonly string[]): Promise<MarketQuestion[]> {
  return (await sql<MarketQuestion>`${select} where id = any(${[...ids]}::uuid[])`.execute(tx)).rows;
}

export async function questionsOf(tx: Tx, caseId: string): Promise<MarketQuestion[]> {
  return (await sql<MarketQuestion>`${select} where case_id = ${caseId} order by asked_at, title, id`.execute(tx)).rows;
}

export async function questionsPlaying(tx: Tx): Promise<MarketQuestion[]> {
  return (await sql<MarketQuestion>`${select} where state = 'playing' order by asked_at, id`.execute(tx)).rows;
}

export async function insertQuestion(tx: Tx, one: MarketQuestion): Promise<void> {
  await sql`insert into market_questions (id, case_id, title, asked, scenario, progress, state, version, asked_by, asked_at)
    values (${one.id}, ${one.caseId}, ${one.title}, ${JSON.stringify(one.asked)}::jsonb, ${JSON.stringify(one.scenario)}::jsonb, 0, 'playing', 1,
      ${one.askedBy}, ${one.askedAt})`.execute(tx);
}

/** How far it is; false where nobody waits for it any more. */
export async function writeProgress(tx: Tx, id: string, progress: number): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update market_questions set progress = ${progress} where id = ${id} and state = 'playing'`.execute(tx);
  return numAffectedRows === 1n;
}

/** What was foreseen of its lots, and the scenario that was brought to it: once, before it is played. */
export async function writeExpected(tx: Tx, id: string, asked: Asked, scenario: Scenario): Promise<void> {
  await sql`update market_questions set asked = ${JSON.stringify(asked)}::jsonb, scenario = ${JSON.stringify(scenario)}::jsonb
    where id = ${id} and state = 'playing'`.execute(tx);
}

/** Ends it once, with its answer or without: what comes second changes nothing. */
export async function endQuestion(tx: Tx, id: string, answer: Answer | null, at: Date): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update market_questions set state = ${answer ? 'answered' : 'stopped'}, answer = ${answer ? JSON.stringify(answer) : null}::jsonb, progress = 1,
    ended_at = ${at}, version = version + 1 where id = ${id} and state = 'playing'`.execute(tx);
  return numAffectedRows === 1n;
}

export async function beginAgain(tx: Tx, id: string, version: number): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update market_questions set state = 'playing', progress = 0, ended_at = null, version = version + 1
    where id = ${id} and version = ${version} and state <> 'answered'`.execute(tx);
  return numAffectedRows === 1n;
}
