import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Review } from './review.ts';

const select = sql`select id, case_id as "caseId", state, version, title, opened_by_kind as "openedByKind", opened_by_id as "openedById",
  due_on as "dueOn", held_on as "heldOn", expected, happened, why, learnt, took_part as "tookPart",
  set_aside_because as "setAsideBecause", change, changing, may_print as "mayPrint", opened_at as "openedAt" from reviews`;

export const reviewsById = async (tx: Tx, ids: readonly string[]): Promise<Review[]> =>
  (await sql<Review>`${select} where id = any(${ids}::uuid[])`.execute(tx)).rows;

/** A case's reviews, oldest first. */
export const reviewsOf = async (tx: Tx, caseId: string): Promise<Review[]> =>
  (await sql<Review>`${select} where case_id = ${caseId} order by opened_at, id`.execute(tx)).rows;

/** Reviews that something has opened, whatever became of them. */
export const reviewsOpenedBy = async (tx: Tx, id: string): Promise<Review[]> =>
  (await sql<Review>`${select} where opened_by_id = ${id} order by opened_at, id`.execute(tx)).rows;

/** Holds a review until the transaction ends, so that nobody closes it while a lesson from it raises flags. */
export async function holdReview(tx: Tx, id: string): Promise<void> {
  await sql`select id from reviews where id = ${id} for update`.execute(tx);
}

export async function insertReview(tx: Tx, review: Review): Promise<void> {
  await sql`insert into reviews (id, case_id, state, version, title, opened_by_kind, opened_by_id, due_on, opened_at)
    values (${review.id}, ${review.caseId}, ${review.state}, 1, ${review.title}, ${review.openedByKind}, ${review.openedById}, ${review.dueOn}, ${review.openedAt})`.execute(
    tx,
  );
}

export async function updateReview(tx: Tx, review: Review, version: number): Promise<void> {
  const { numAffectedRows } =
    await sql`update reviews set version = version + 1, state = ${review.state}, held_on = ${review.heldOn},
    expected = ${review.expected}, happened = ${review.happened}, why = ${review.why}, learnt = ${review.learnt},
    took_part = ${review.tookPart}, set_aside_because = ${review.setAsideBecause},
    change = ${review.change}, changing = ${review.changing}, may_print = ${review.mayPrint}
    where id = ${review.id} and version = ${version}`.execute(tx);
  if (numAffectedRows !== 1n) refuse('stale');
}
