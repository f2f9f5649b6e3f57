import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Lesson } from './lesson.ts';

type Row = Omit<Lesson, 'about'> & { aboutKind: string | null; aboutId: string | null };

const select = sql`select id, case_id as "caseId", review_id as "reviewId", state, version, words, effect, about_kind as "aboutKind", about_id as "aboutId",
  old_reading as "oldReading", new_reading as "newReading", did, did_on as "didOn", evidence, seen_on as "seenOn", identified_by as "identifiedBy", identified_at as "identifiedAt" from lessons`;

const toLesson = ({ aboutKind, aboutId, ...row }: Row): Lesson => ({
  ...row,
  about: aboutKind && aboutId ? { kind: aboutKind, id: aboutId } : null,
});

export const lessonsById = async (tx: Tx, ids: readonly string[]): Promise<Lesson[]> =>
  (await sql<Row>`${select} where id = any(${ids}::uuid[])`.execute(tx)).rows.map(toLesson);

/** A case's lessons, oldest first. */
export const lessonsOf = async (tx: Tx, caseId: string): Promise<Lesson[]> =>
  (await sql<Row>`${select} where case_id = ${caseId} order by identified_at, id`.execute(tx)).rows.map(toLesson);

export async function insertLesson(tx: Tx, lesson: Lesson): Promise<void> {
  await sql`insert into lessons (id, case_id, review_id, state, version, words, effect, about_kind, about_id, old_reading, new_reading, identified_by, identified_at)
    values (${lesson.id}, ${lesson.caseId}, ${lesson.reviewId}, ${lesson.state}, 1, ${lesson.words}, ${lesson.effect}, ${lesson.about?.kind ?? null},
      ${lesson.about?.id ?? null}, ${lesson.oldReading}, ${lesson.newReading}, ${lesson.identifiedBy}, ${lesson.identifiedAt})`.execute(
    tx,
  );
}

/** Keeps how far a lesson has come, from the version that the form was made from. */
export async function updateLesson(tx: Tx, lesson: Lesson, version: number): Promise<void> {
  const { numAffectedRows } = await sql`update lessons set version = version + 1, state = ${lesson.state},
    did = ${lesson.did}, did_on = ${lesson.didOn}, evidence = ${lesson.evidence}, seen_on = ${lesson.seenOn}
    where id = ${lesson.id} and version = ${version}`.execute(tx);
  if (numAffectedRows !== 1n) refuse('stale');
}

export async function insertLessonFlags(tx: Tx, lessonId: string, flagIds: readonly string[]): Promise<void> {
  await sql`insert into lesson_flags (flag_id, lesson_id) select id, ${lessonId} from unnest(${[...flagIds]}::uuid[]) as id`.execute(
    tx,
  );
}

export type LessonFlag = Readonly<{ flagId: string; lessonId: string; reviewId: string }>;

/** Which flags of a case were raised by which lesson of which review. */
export const lessonFlagsOf = async (tx: Tx, caseId: string): Promise<LessonFlag[]> =>
  (
    await sql<LessonFlag>`select lf.flag_id as "flagId", l.id as "lessonId", l.review_id as "reviewId"
    from lesson_flags lf join lessons l on l.id = lf.lesson_id where l.case_id = ${caseId}`.execute(tx)
  ).rows;

export type LearntFrom = Readonly<{ id: string; words: string; revisitId: string }>;

/** A case's lessons that were drawn from what became of a promise, oldest first. */
export const learntFromRevisits = async (tx: Tx, caseId: string): Promise<LearntFrom[]> =>
  (
    await sql<LearntFrom>`select l.id, l.words, r.revisit_id as "revisitId" from lessons l join lesson_revisits r on r.lesson_id = l.id
    where l.case_id = ${caseId} order by l.identified_at, l.id`.execute(tx)
  ).rows;

export async function insertLearntFrom(tx: Tx, lessonId: string, revisitId: string): Promise<void> {
  await sql`insert into lesson_revisits (lesson_id, revisit_id) values (${lessonId}, ${revisitId})`.execute(tx);
}
