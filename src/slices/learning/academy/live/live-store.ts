import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { LiveCase, LiveState, Part } from './live-case.ts';

const load = async (tx: Tx, where: ReturnType<typeof sql>): Promise<LiveCase[]> =>
  (
    await sql<LiveCase>`select l.id, l.cohort_id as "cohortId", l.case_id as "caseId", c.title, l.state, l.stuck, l.parts,
      l.providers_too as "providersToo", l.brought_by as "broughtBy", l.answered_by as "answeredBy"
    from live_cases l join cases c on c.id = l.case_id where ${where} order by l.brought_at, l.id`.execute(tx)
  ).rows;

export const liveCasesOf = (tx: Tx, cohortId: string): Promise<LiveCase[]> => load(tx, sql`l.cohort_id = ${cohortId}`);
export const liveCasesFrom = (tx: Tx, caseId: string): Promise<LiveCase[]> => load(tx, sql`l.case_id = ${caseId}`);
/** Those of many cases of which nobody has said yet what may be read. */
export const liveCasesOffered = (tx: Tx, caseIds: readonly string[]): Promise<LiveCase[]> =>
  load(tx, sql`l.case_id = any(${[...caseIds]}::uuid[]) and l.state = 'offered'`);

export async function insertLive(tx: Tx, one: Omit<LiveCase, 'title' | 'answeredBy'>, at: Date): Promise<void> {
  await sql`insert into live_cases (id, cohort_id, case_id, state, stuck, parts, providers_too, brought_by, brought_at)
    values (${one.id}, ${one.cohortId}, ${one.caseId}, 'offered', ${one.stuck}, ${[...one.parts]}::text[], ${one.providersToo},
      ${one.broughtBy}, ${at})`.execute(tx);
}

type Answer = Readonly<{ from: LiveState; to: LiveState; parts: readonly Part[]; providersToo: boolean; by: string }>;

/** Keeps what the case's people answered; tells whether it stood where they thought. */
export async function answerLive(tx: Tx, id: string, answer: Answer, at: Date): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update live_cases set state = ${answer.to}, parts = ${[...answer.parts]}::text[],
      providers_too = ${answer.providersToo}, answered_by = ${answer.by}, answered_at = ${at}
    where id = ${id} and state = ${answer.from}`.execute(tx);
  return numAffectedRows === 1n;
}
