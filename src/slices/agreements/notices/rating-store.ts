import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Rating } from '../from-award/indicator.ts';

export type KeptRating = Readonly<{
  id: string;
  indicatorId: string;
  rating: Rating;
  fromOn: string;
  toOn: string;
  because: string;
  ratedBy: string;
  ratedAt: Date;
}>;

/** All ratings of an agreement’s indicators, oldest first: the last of each counts. */
export async function ratingsOf(tx: Tx, agreementId: string): Promise<KeptRating[]> {
  return (
    await sql<KeptRating>`select r.id, r.indicator_id as "indicatorId", r.rating, r.from_on as "fromOn", r.to_on as "toOn", r.because, p.name as "ratedBy",
      r.rated_at as "ratedAt" from agreement_ratings r join agreement_indicators i on i.id = r.indicator_id join persons p on p.id = r.rated_by
    where i.agreement_id = ${agreementId} order by r.to_on, r.rated_at, r.id`.execute(tx)
  ).rows;
}

export async function insertRating(tx: Tx, one: Omit<KeptRating, 'ratedBy'> & { by: string }): Promise<void> {
  await sql`insert into agreement_ratings (id, indicator_id, rating, from_on, to_on, because, rated_by, rated_at)
    values (${one.id}, ${one.indicatorId}, ${one.rating}, ${one.fromOn}, ${one.toOn}, ${one.because}, ${one.by}, ${one.ratedAt})`.execute(
    tx,
  );
}
