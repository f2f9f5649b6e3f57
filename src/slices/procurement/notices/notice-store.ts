import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { JsonObject } from '#platform/export/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Filled, ProcurementFacts, Redaction } from '#standards/notices/index.ts';
import type { Typed } from './asked.ts';

export type KeptTyped = Readonly<{ version: number; said: Typed; saidBy: string; saidAt: Date }>;

/** What was typed, oldest first: the last is what counts. */
export async function typedOf(tx: Tx, procurementId: string): Promise<KeptTyped[]> {
  return (
    await sql<KeptTyped>`select n.version, n.said, p.name as "saidBy", n.said_at as "saidAt" from notice_facts n join persons p on p.id = n.said_by
    where n.procurement_id = ${procurementId} order by n.version`.execute(tx)
  ).rows;
}

export async function insertTyped(
  tx: Tx,
  one: Readonly<{ id: string; procurementId: string; version: number; said: Typed; by: string; at: Date }>,
): Promise<void> {
  const { rows } = await sql`insert into notice_facts (id, procurement_id, version, said, said_by, said_at)
    values (${one.id}, ${one.procurementId}, ${one.version}, ${JSON.stringify(one.said)}::jsonb, ${one.by}, ${one.at}) on conflict do nothing returning id`.execute(
    tx,
  );
  if (rows.length === 0) refuse('stale');
}

export async function redactionsOf(tx: Tx, procurementId: string, code: string): Promise<Redaction[]> {
  return (
    await sql<Redaction>`select field, limb, reason from notice_redactions where procurement_id = ${procurementId} and code = ${code} order by said_at, id`.execute(
      tx,
    )
  ).rows;
}

export async function putRedaction(
  tx: Tx,
  one: Redaction & Readonly<{ id: string; procurementId: string; code: string; by: string; at: Date }>,
): Promise<void> {
  await sql`insert into notice_redactions (id, procurement_id, code, field, limb, reason, said_by, said_at)
    values (${one.id}, ${one.procurementId}, ${one.code}, ${one.field}, ${one.limb}, ${one.reason}, ${one.by}, ${one.at})
    on conflict (procurement_id, code, field) do update set limb = excluded.limb, reason = excluded.reason, said_by = excluded.said_by, said_at = excluded.said_at`.execute(
    tx,
  );
}

export async function dropRedaction(tx: Tx, procurementId: string, code: string, field: string): Promise<void> {
  await sql`delete from notice_redactions where procurement_id = ${procurementId} and code = ${code} and field = ${field}`.execute(
    tx,
  );
}

export type NoticeVersion = Readonly<{
  id: string;
  caseId: string;
  procurementId: string;
  code: string;
  number: number;
  facts: ProcurementFacts;
  redactions: readonly Redaction[];
  filled: Filled;
  hash: string;
  because: string | null;
  handedOverBy: string;
  handedOverAt: Date;
  platformNumber: string | null;
  platformAt: Date | null;
  ocid: string | null;
  recordedBy: string | null;
  recordedAt: Date | null;
}>;

const versions = sql`select v.id, v.case_id as "caseId", v.procurement_id as "procurementId", v.code, v.number, v.facts, v.redactions, v.filled, v.hash, v.because,
  h.name as "handedOverBy", v.handed_over_at as "handedOverAt", v.platform_number as "platformNumber", v.platform_at as "platformAt", v.ocid,
  r.name as "recordedBy", v.recorded_at as "recordedAt" from notice_versions v join persons h on h.id = v.handed_over_by left join persons r on r.id = v.recorded_by`;

/** Every version of every notice of these procurements, by code and number. */
export async function versionsOf(tx: Tx, procurementIds: readonly string[]): Promise<NoticeVersion[]> {
  return (
    await sql<NoticeVersion>`${versions} where v.procurement_id = any(${[...procurementIds]}::uuid[]) order by v.procurement_id, v.code, v.number`.execute(
      tx,
    )
  ).rows;
}

/** Which notices of these procurements are on the platform, and since when: not what they say. */
export async function publishedIn(
  tx: Tx,
  procurementIds: readonly string[],
): Promise<{ procurementId: string; code: string; platformAt: Date }[]> {
  return (
    await sql<{
      procurementId: string;
      code: string;
      platformAt: Date;
    }>`select procurement_id as "procurementId", code, platform_at as "platformAt" from notice_versions
    where procurement_id = any(${[...procurementIds]}::uuid[]) and platform_number is not null`.execute(tx)
  ).rows;
}

export async function insertVersion(
  tx: Tx,
  one: Pick<
    NoticeVersion,
    'id' | 'caseId' | 'procurementId' | 'code' | 'number' | 'facts' | 'redactions' | 'filled' | 'hash' | 'because'
  > & { by: string; at: Date },
): Promise<void> {
  const { rows } =
    await sql`insert into notice_versions (id, case_id, procurement_id, code, number, facts, redactions, filled, hash, because, handed_over_by, handed_over_at)
    values (${one.id}, ${one.caseId}, ${one.procurementId}, ${one.code}, ${one.number}, ${JSON.stringify(one.facts)}::jsonb, ${JSON.stringify(one.redactions)}::jsonb,
      ${JSON.stringify(one.filled)}::json, ${one.hash}, ${one.because}, ${one.by}, ${one.at}) on conflict do nothing returning id`.execute(
      tx,
    );
  if (rows.length === 0) refuse('sent-already');
}

/** A version that was handed over and is not on the platform yet is replaced by what is handed over now. */
export async function replaceVersion(
  tx: Tx,
  one: Pick<NoticeVersion, 'id' | 'facts' | 'redactions' | 'filled' | 'hash' | 'because'> & { by: string; at: Date },
): Promise<void> {
  await sql`update notice_versions set facts = ${JSON.stringify(one.facts)}::jsonb, redactions = ${JSON.stringify(one.redactions)}::jsonb,
    filled = ${JSON.stringify(one.filled)}::json, hash = ${one.hash}, because = ${one.because}, handed_over_by = ${one.by}, handed_over_at = ${one.at}
    where id = ${one.id} and platform_number is null`.execute(tx);
}

/** False where somebody recorded it already. */
export async function recordOnPlatform(
  tx: Tx,
  one: Readonly<{ id: string; platformNumber: string; platformAt: Date; ocid: string; by: string; at: Date }>,
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update notice_versions set platform_number = ${one.platformNumber}, platform_at = ${one.platformAt}, ocid = ${one.ocid},
    recorded_by = ${one.by}, recorded_at = ${one.at} where id = ${one.id} and platform_number is null`.execute(tx);
  return numAffectedRows === 1n;
}

export async function numberIsTaken(tx: Tx, platformNumber: string): Promise<boolean> {
  return (
    (await sql`select 1 from notice_versions where platform_number = ${platformNumber}`.execute(tx)).rows.length > 0
  );
}

export type PublishedRelease = Readonly<{
  id: string;
  procurementId: string;
  ocid: string;
  release: JsonObject;
  publishedAt: Date;
}>;
const releases = sql`select id, procurement_id as "procurementId", ocid, release, published_at as "publishedAt" from notice_releases`;

/**
 * Adds a release to what is published. Publishing is one after the other until each commits, and each gets a later time than all before it: so that
 * whoever reads on from a time they have seen misses nothing that was being added meanwhile, and reads nothing twice.
 */
export async function publishRelease(
  tx: Tx,
  one: Omit<PublishedRelease, 'publishedAt'> & { versionId: string; at: Date },
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('notice releases'))`.execute(tx);
  await sql`insert into notice_releases (id, version_id, procurement_id, ocid, release, published_at)
    select ${one.id}, ${one.versionId}, ${one.procurementId}, ${one.ocid}, ${JSON.stringify(one.release)}::json,
      greatest(date_trunc('milliseconds', ${one.at}::timestamptz), (select max(published_at) + interval '1 millisecond' from notice_releases))`.execute(
    tx,
  );
}

/** Releases after a place in what is published, the oldest first. */
export async function releasesAfter(
  tx: Tx,
  after: Readonly<{ at: Date; id: string }> | null,
  limit: number,
): Promise<PublishedRelease[]> {
  const where = after ? sql`where (published_at, id) > (${after.at}::timestamptz, ${after.id}::uuid)` : sql``;
  return (await sql<PublishedRelease>`${releases} ${where} order by published_at, id limit ${limit}`.execute(tx)).rows;
}

export async function releasesOfOcid(tx: Tx, ocid: string): Promise<PublishedRelease[]> {
  return (await sql<PublishedRelease>`${releases} where ocid = ${ocid} order by published_at, id`.execute(tx)).rows;
}

export async function releasesOfProcurement(tx: Tx, procurementId: string): Promise<PublishedRelease[]> {
  return (
    await sql<PublishedRelease>`${releases} where procurement_id = ${procurementId} order by published_at, id`.execute(
      tx,
    )
  ).rows;
}
