import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { ContractingProcess } from '#standards/ocds/index.ts';
import type { KeptRelease } from './keep-release.ts';

/** What became of the releases of different processes: which stand now, and which of those say something new. */
export type SavedProcesses = Readonly<{ added: Set<string>; changed: Set<string> }>;

const noSuchTime = '-infinity';

/**
 * Keeps the releases that stand before what is known of their processes: one of each process at most. The date decides, in the
 * database, so that neither the order of lines nor another import at the same time changes what is kept.
 */
export async function saveProcesses(
  tx: Tx,
  organisationId: string,
  importId: string,
  releases: readonly KeptRelease[],
): Promise<SavedProcesses> {
  if (releases.length === 0) return { added: new Set(), changed: new Set() };
  const before = await hashesOf(
    tx,
    organisationId,
    releases.map(({ ocid }) => ocid),
  );
  const rows = [...releases]
    .sort((a, b) => (a.ocid < b.ocid ? -1 : 1))
    .map(({ process: { suppliers: _, ...process }, ...one }) => ({
      ...process,
      ocid: one.ocid,
      hash: one.hash,
      releaseId: one.releaseId,
      releasedAt: one.releasedAt ?? noSuchTime,
    }));
  const standing = await sql<{ ocid: string; hash: string; added: boolean }>`
    insert into contracting_processes as known (organisation_id, ocid, release_id, released_at, content_hash, tender_id, title, status, buyer, buyer_id, category,
      cpv, method, method_details, tenderers, tenderers_from, awarded_on, awarded_pence, currency, starts_on, ends_on, import_id)
    select ${organisationId}::uuid, ocid, "releaseId", "releasedAt", hash, "tenderId", title, status, buyer, "buyerId", category,
      cpv, method, "methodDetails", tenderers, "tenderersFrom", "awardedOn", "awardedPence", currency, "startOn", "endOn", ${importId}::uuid
    from json_to_recordset(${JSON.stringify(rows)}::json) as given (ocid text, "releaseId" text, "releasedAt" timestamptz, hash text, "tenderId" text, title text,
      status text, buyer text, "buyerId" text, category text, cpv text[], method text, "methodDetails" text, tenderers integer, "tenderersFrom" text,
      "awardedOn" date, "awardedPence" bigint, currency text, "startOn" date, "endOn" date)
    on conflict (organisation_id, ocid) do update set release_id = excluded.release_id, released_at = excluded.released_at, content_hash = excluded.content_hash,
      tender_id = excluded.tender_id, title = excluded.title, status = excluded.status, buyer = excluded.buyer, buyer_id = excluded.buyer_id,
      category = excluded.category, cpv = excluded.cpv, method = excluded.method, method_details = excluded.method_details, tenderers = excluded.tenderers,
      tenderers_from = excluded.tenderers_from, awarded_on = excluded.awarded_on, awarded_pence = excluded.awarded_pence, currency = excluded.currency,
      starts_on = excluded.starts_on, ends_on = excluded.ends_on, import_id = excluded.import_id
    where excluded.released_at > known.released_at
      or (excluded.released_at = known.released_at and excluded.release_id collate "C" > known.release_id collate "C")
      or (excluded.released_at = known.released_at and excluded.release_id = known.release_id and excluded.content_hash <> known.content_hash)
    returning ocid, content_hash as hash, (xmax = 0) as added`.execute(tx);
  const added = new Set<string>();
  const changed = new Set<string>();
  for (const row of standing.rows)
    if (row.added) added.add(row.ocid);
    else if (row.hash !== before.get(row.ocid)) changed.add(row.ocid);
  await replaceSuppliers(tx, organisationId, releases, added, changed);
  return { added, changed };
}

async function hashesOf(tx: Tx, organisationId: string, ocids: string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{
    ocid: string;
    hash: string;
  }>`select ocid, content_hash as hash from contracting_processes
    where organisation_id = ${organisationId} and ocid = any(${ocids}::text[])`.execute(tx);
  return new Map(rows.map((row) => [row.ocid, row.hash]));
}

async function replaceSuppliers(
  tx: Tx,
  organisationId: string,
  releases: readonly KeptRelease[],
  added: ReadonlySet<string>,
  changed: ReadonlySet<string>,
): Promise<void> {
  if (changed.size > 0)
    await sql`delete from process_suppliers where organisation_id = ${organisationId} and ocid = any(${[...changed]}::text[])`.execute(
      tx,
    );
  const rows = releases
    .filter(({ ocid }) => added.has(ocid) || changed.has(ocid))
    .flatMap(({ ocid, process: { suppliers, awardedOn, awardedPence, currency, cpv } }) => {
      const alone = suppliers.length === 1 && awardedPence !== null && awardedPence > 0 && currency === 'GBP';
      const of = { ocid, awardedOn, division: cpv[0]?.slice(0, 2) ?? null, alonePence: alone ? awardedPence : null };
      return suppliers.map((supplier) => ({ ...of, ...supplier }));
    });
  if (rows.length === 0) return;
  await sql`insert into process_suppliers (organisation_id, ocid, key, name, identifiers, scale, sme, vcse, awarded_on, division, alone_pence)
    select ${organisationId}::uuid, ocid, key, name, identifiers, scale, sme, vcse, "awardedOn", division, "alonePence"
    from json_to_recordset(${JSON.stringify(rows)}::json) as given (ocid text, key text, name text, identifiers text[], scale text, sme boolean, vcse boolean,
      "awardedOn" date, division text, "alonePence" bigint)`.execute(tx);
}

/** Processes in which something was awarded between two dates, the latest first, each with its suppliers. */
export async function processesAwarded(
  tx: Tx,
  organisationIds: readonly string[],
  fromOn: string,
  toOn: string,
  most = 1_000,
): Promise<ContractingProcess[]> {
  return (
    await sql<ContractingProcess>`select p.ocid, p.tender_id as "tenderId", p.title, p.status, p.buyer, p.buyer_id as "buyerId", p.category, p.cpv, p.method,
      p.method_details as "methodDetails", p.tenderers, p.tenderers_from as "tenderersFrom", p.awarded_on as "awardedOn", p.awarded_pence as "awardedPence",
      p.currency, p.starts_on as "startOn", p.ends_on as "endOn",
      coalesce((select json_agg(json_build_object('key', s.key, 'name', s.name, 'identifiers', s.identifiers, 'scale', s.scale, 'sme', s.sme, 'vcse', s.vcse) order by s.key)
        from process_suppliers s where s.organisation_id = p.organisation_id and s.ocid = p.ocid), '[]'::json) as suppliers
    from contracting_processes p where p.organisation_id = any(${[...organisationIds]}::uuid[]) and p.awarded_on between ${fromOn} and ${toOn}
    order by p.awarded_on desc, p.ocid limit ${most}`.execute(tx)
  ).rows;
}
