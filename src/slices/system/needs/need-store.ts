import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Need } from './need.ts';

const select = sql`select n.id, n.case_id as "caseId", n.state, n.version, n.statement, n.population, n.place, n.need_type as "needType",
  n.counted_as as "countedAs", n.numerator::float8 as numerator, n.denominator::float8 as denominator, n.per, n.source,
  n.period, n.published_value as "publishedValue", n.published_low as "publishedLow", n.published_high as "publishedHigh",
  n.published_unit as "publishedUnit", n.published_by as "publishedBy", n.comparator, n.comparator_value as "comparatorValue", n.trend,
  n.is_public as "isPublic", n.import_key as "importKey", n.import_hash as "importHash", n.observed_on as "observedOn", n.recorded_at as "recordedAt",
  coalesce((select array_agg(q.quotation_id order by q.since, q.quotation_id) from need_quotations q where q.need_id = n.id and q.until is null), '{}') as "quotationIds"
  from needs n`;

export const needsById = async (tx: Tx, ids: readonly string[]): Promise<Need[]> =>
  (await sql<Need>`${select} where n.id = any(${ids}::uuid[])`.execute(tx)).rows;

/** A case's needs as they stand, oldest first. */
export const needsOf = async (tx: Tx, caseId: string): Promise<Need[]> =>
  (
    await sql<Need>`${select} where n.case_id = ${caseId} order by n.recorded_at, n.statement, n.place, n.id`.execute(
      tx,
    )
  ).rows;

export async function insertNeed(tx: Tx, need: Need): Promise<void> {
  await sql`insert into needs (id, case_id, state, version, statement, population, place, need_type, counted_as, numerator, denominator, per, source, observed_on, recorded_at,
      period, published_value, published_low, published_high, published_unit, published_by, comparator, comparator_value, trend, is_public, import_key, import_hash)
    values (${need.id}, ${need.caseId}, ${need.state}, 1, ${need.statement}, ${need.population}, ${need.place}, ${need.needType}, ${need.countedAs},
      ${need.numerator}, ${need.denominator}, ${need.per}, ${need.source}, ${need.observedOn}, ${need.recordedAt},
      ${need.period}, ${need.publishedValue}, ${need.publishedLow}, ${need.publishedHigh}, ${need.publishedUnit}, ${need.publishedBy}, ${need.comparator},
      ${need.comparatorValue}, ${need.trend}, ${need.isPublic}, ${need.importKey}, ${need.importHash})`.execute(tx);
}

export async function updateNeed(tx: Tx, need: Need, version: number): Promise<void> {
  const { numAffectedRows } =
    await sql`update needs set version = version + 1, state = ${need.state}, statement = ${need.statement},
    population = ${need.population}, place = ${need.place}, need_type = ${need.needType}, counted_as = ${need.countedAs},
    numerator = ${need.numerator}, denominator = ${need.denominator}, per = ${need.per}, source = ${need.source}, observed_on = ${need.observedOn},
    period = ${need.period}, published_value = ${need.publishedValue}, published_low = ${need.publishedLow}, published_high = ${need.publishedHigh},
    published_unit = ${need.publishedUnit}, published_by = ${need.publishedBy}, comparator = ${need.comparator}, comparator_value = ${need.comparatorValue},
    trend = ${need.trend}, is_public = ${need.isPublic}, import_hash = ${need.importHash}
    where id = ${need.id} and version = ${version}`.execute(tx);
  if (numAffectedRows !== 1n) refuse('stale');
}

/** Makes the words that a need is heard in exactly these. */
export async function setQuotations(tx: Tx, needId: string, quotationIds: readonly string[], at: Date): Promise<void> {
  await sql`update need_quotations set until = ${at} where need_id = ${needId} and until is null and not quotation_id = any(${quotationIds}::uuid[])`.execute(
    tx,
  );
  await sql`insert into need_quotations (need_id, quotation_id, since) select ${needId}, q, ${at} from unnest(${quotationIds}::uuid[]) as q
    on conflict (need_id, quotation_id) where until is null do nothing`.execute(tx);
}
