import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { IndicatorRating } from './rating.ts';

/** Newest first, with the names of those who rated and published. */
export async function ratingsOf(tx: Tx, agreementId: string): Promise<IndicatorRating[]> {
  return (
    await sql<IndicatorRating>`select r.id, r.agreement_id as "agreementId", r.indicator_id as "indicatorId", r.from_on as "fromOn", r.to_on as "toOn", r.rating,
      r.because, p.name as "ratedBy", r.rated_at as "ratedAt", r.reply_by_on as "replyByOn", r.reply, r.reply_agrees as "replyAgrees", r.reply_way as "replyWay",
      r.published_rating as "publishedRating", r.published_because as "publishedBecause", r.published_on as "publishedOn",
      r.published_reference as "publishedReference", q.name as "publishedBy", r.version
    from indicator_ratings r join persons p on p.id = r.rated_by left join persons q on q.id = r.published_by
    where r.agreement_id = ${agreementId} order by r.to_on desc, r.rated_at desc, r.id`.execute(tx)
  ).rows;
}

type New = Pick<
  IndicatorRating,
  'id' | 'agreementId' | 'indicatorId' | 'fromOn' | 'toOn' | 'rating' | 'because' | 'replyByOn'
>;

/** False where that indicator has a rating to that day. */
export async function insertRating(tx: Tx, one: New, by: string, at: Date): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into indicator_ratings (id, agreement_id, indicator_id, from_on, to_on, rating, because, rated_by, rated_at, reply_by_on, version)
    values (${one.id}, ${one.agreementId}, ${one.indicatorId}, ${one.fromOn}, ${one.toOn}, ${one.rating}, ${one.because}, ${by}, ${at}, ${one.replyByOn}, 1)
    on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

export async function saveReply(
  tx: Tx,
  one: Pick<IndicatorRating, 'id' | 'version' | 'reply' | 'replyAgrees' | 'replyWay'>,
  by: string,
  at: Date,
): Promise<void> {
  const { numAffectedRows } =
    await sql`update indicator_ratings set reply = ${one.reply}, reply_agrees = ${one.replyAgrees}, reply_way = ${one.replyWay}, replied_by = ${by},
      replied_at = ${at}, version = version + 1 where id = ${one.id} and version = ${one.version} and published_on is null`.execute(
      tx,
    );
  if (numAffectedRows !== 1n) refuse('stale');
}

export async function savePublished(
  tx: Tx,
  one: Pick<
    IndicatorRating,
    'id' | 'version' | 'publishedRating' | 'publishedBecause' | 'publishedOn' | 'publishedReference'
  >,
  by: string,
): Promise<void> {
  const { numAffectedRows } =
    await sql`update indicator_ratings set published_rating = ${one.publishedRating}, published_because = ${one.publishedBecause},
      published_on = ${one.publishedOn}, published_reference = ${one.publishedReference}, published_by = ${by}, version = version + 1
    where id = ${one.id} and version = ${one.version} and published_on is null`.execute(tx);
  if (numAffectedRows !== 1n) refuse('stale');
}
