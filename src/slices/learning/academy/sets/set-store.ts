import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { LearningSet, Turn } from './learning-set.ts';

const load = async (tx: Tx, where: ReturnType<typeof sql>): Promise<LearningSet[]> => {
  const { rows } = await sql<
    Omit<LearningSet, 'caseId' | 'memberIds'> & { memberIds: string[] | null }
  >`select s.id, c.state, 1 as version, s.cohort_id as "cohortId", s.name,
      (select array_agg(m.person_id) from learning_set_members m
        join cohort_members cm on cm.cohort_id = s.cohort_id and cm.person_id = m.person_id and cm.state = 'joined'
        where m.set_id = s.id and m.left_at is null) as "memberIds"
    from learning_sets s join cohorts c on c.id = s.cohort_id where ${where} order by s.begun_at, s.id`.execute(tx);
  return rows.map((row) => ({ ...row, caseId: null, memberIds: row.memberIds ?? [] }));
};

export const setsById = (tx: Tx, ids: readonly string[]): Promise<LearningSet[]> =>
  load(tx, sql`s.id = any(${[...ids]}::uuid[])`);
export const setsOfCohort = (tx: Tx, cohortId: string): Promise<LearningSet[]> =>
  load(tx, sql`s.cohort_id = ${cohortId}`);

export async function insertSet(tx: Tx, set: LearningSet, by: string, at: Date): Promise<void> {
  await sql`insert into learning_sets (id, cohort_id, name, begun_by, begun_at)
    values (${set.id}, ${set.cohortId}, ${set.name}, ${by}, ${at})`.execute(tx);
  await sql`insert into learning_set_members (set_id, person_id) select ${set.id}, id from unnest(${[...set.memberIds]}::uuid[]) as id`.execute(
    tx,
  );
}

export async function leaveSetRow(tx: Tx, setId: string, personId: string, at: Date): Promise<void> {
  await sql`update learning_set_members set left_at = ${at} where set_id = ${setId} and person_id = ${personId} and left_at is null`.execute(
    tx,
  );
}

/** What was put to a set, the newest first, with what was asked of it. Only for those who are in it. */
export async function turnsOf(tx: Tx, setId: string): Promise<Turn[]> {
  const { rows } = await sql<Omit<Turn, 'questions'> & { questions: Turn['questions'] | null }>`select t.id,
      t.presenter_id as "presenterId", t.question, t.at, t.will_do as "willDo",
      (select json_agg(json_build_object('id', q.id, 'words', q.words, 'askedBy', q.asked_by) order by q.asked_at, q.id)
        from set_questions q where q.turn_id = t.id) as questions
    from set_turns t where t.set_id = ${setId} order by t.at desc, t.id`.execute(tx);
  return rows.map((row) => ({ ...row, questions: row.questions ?? [] }));
}

export async function insertTurn(tx: Tx, setId: string, turn: Pick<Turn, 'id' | 'presenterId' | 'question' | 'at'>) {
  await sql`insert into set_turns (id, set_id, presenter_id, question, at)
    values (${turn.id}, ${setId}, ${turn.presenterId}, ${turn.question}, ${turn.at})`.execute(tx);
}

export async function insertSetQuestion(tx: Tx, turnId: string, one: Turn['questions'][number], at: Date) {
  await sql`insert into set_questions (id, turn_id, words, asked_by, asked_at)
    values (${one.id}, ${turnId}, ${one.words}, ${one.askedBy}, ${at})`.execute(tx);
}

/** Keeps what the presenter will do; tells whether it was still open. */
export async function closeTurn(tx: Tx, turnId: string, willDo: string, at: Date): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update set_turns set will_do = ${willDo}, will_do_at = ${at} where id = ${turnId} and will_do is null`.execute(
      tx,
    );
  return numAffectedRows === 1n;
}
