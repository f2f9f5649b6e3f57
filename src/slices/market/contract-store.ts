import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { RegisterContract } from '#standards/contract-register/index.ts';
import type { Contract } from './contract.ts';

const select = sql`select id, case_id as "caseId", state, version, organisation_id as "organisationId", title, reference, supplier, department, starts_on as "startsOn",
  ends_on as "endsOn", extends_to_on as "extendsToOn", annual_pence as "annualPence", total_pence as "totalPence", category, procedure from register_contracts`;

export async function contractsById(tx: Tx, ids: readonly string[]): Promise<Contract[]> {
  return (await sql<Contract>`${select} where id = any(${[...ids]}::uuid[])`.execute(tx)).rows;
}

export async function contractsOfCase(tx: Tx, caseId: string): Promise<Contract[]> {
  return (await sql<Contract>`${select} where case_id = ${caseId} order by ends_on, title`.execute(tx)).rows;
}

type Ending = Readonly<{ organisationIds: readonly string[]; fromOn: string; toOn: string }>;

/**
 * What ends between two dates, the soonest first, a page of it. An extension that may be used does not move the end. Each organisation
 * for itself, so that an index gives the order.
 */
export async function contractsEnding(
  tx: Tx,
  { organisationIds, fromOn, toOn }: Ending,
  { most, from = 0 }: Readonly<{ most: number; from?: number }>,
): Promise<Contract[]> {
  return (
    await sql<Contract>`select ending.* from unnest(${[...organisationIds]}::uuid[]) as mine (id) cross join lateral (
      ${select} where organisation_id = mine.id and ends_on between ${fromOn} and ${toOn} order by ends_on, title, id limit ${from + most}
    ) as ending order by "endsOn", title, id limit ${most} offset ${from}`.execute(tx)
  ).rows;
}

/** How many end between two dates. */
export async function countEnding(tx: Tx, { organisationIds, fromOn, toOn }: Ending): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from register_contracts
    where organisation_id = any(${[...organisationIds]}::uuid[]) and ends_on between ${fromOn} and ${toOn}`.execute(tx);
  return rows[0]!.count;
}

/** A page of all that an organisation's register holds: what ends soonest first, and last what says no end. */
export async function contractsOfRegister(
  tx: Tx,
  organisationId: string,
  { most, from }: Readonly<{ most: number; from: number }>,
): Promise<Contract[]> {
  return (
    await sql<Contract>`${select} where organisation_id = ${organisationId} order by ends_on nulls last, title, id limit ${most} offset ${from}`.execute(
      tx,
    )
  ).rows;
}

export async function countOfRegister(tx: Tx, organisationId: string): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*)::integer as count from register_contracts where organisation_id = ${organisationId}`.execute(tx);
  return rows[0]!.count;
}

/** Whether anything is registered, and how much of it says no end. */
export async function registerKnown(
  tx: Tx,
  organisationIds: readonly string[],
): Promise<{ any: boolean; noEnd: number }> {
  const { rows } = await sql<{
    any: boolean;
    noEnd: number;
  }>`select exists (select 1 from register_contracts where organisation_id = any(${[...organisationIds]}::uuid[])) as any,
      (select count(*)::integer from register_contracts where organisation_id = any(${[...organisationIds]}::uuid[]) and ends_on is null) as "noEnd"`.execute(
    tx,
  );
  return rows[0]!;
}

export type RunningContracts = Readonly<{
  /** Null is all that name no supplier. */
  supplier: string | null;
  contracts: number;
  /** Of those that say what a year costs; null where none does. */
  annualPence: number | null;
  nextEnd: string | null;
}>;

/** Contracts that run on a day, added up by the name of their supplier. What says no end runs. */
export async function runningBySupplier(
  tx: Tx,
  organisationIds: readonly string[],
  on: string,
): Promise<RunningContracts[]> {
  const ids = [...organisationIds];
  const { rows } =
    await sql<RunningContracts>`select supplier_name as supplier, count(*)::integer as contracts, sum(annual_pence)::float8 as "annualPence",
      min(ends_on) as "nextEnd" from (
      select supplier_name, annual_pence, ends_on from register_contracts where organisation_id = any(${ids}::uuid[]) and ends_on >= ${on}
      union all
      select supplier_name, annual_pence, ends_on from register_contracts where organisation_id = any(${ids}::uuid[]) and ends_on is null
    ) as running group by supplier_name order by supplier_name`.execute(tx);
  return rows;
}

export type RegisterLine = RegisterContract & Readonly<{ id: string; ocid: string | null }>;

/** Adds lines, changes those that say something else now, and leaves alone what is the same. Of one contract twice the last counts. */
export async function saveContracts(
  tx: Tx,
  organisationId: string,
  lines: readonly RegisterLine[],
  at: Date,
): Promise<{ added: number; changed: number; unchanged: number }> {
  const given = [...new Map(lines.map((line) => [line.fingerprint, line])).values()];
  given.sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
  if (given.length === 0) return { added: 0, changed: 0, unchanged: 0 };
  // A row that this statement made has no row before it, which is what xmax says.
  const { rows } = await sql<{ added: boolean }>`
    insert into register_contracts as known (id, organisation_id, fingerprint, content_hash, title, reference, supplier, department, starts_on, ends_on, extends_to_on,
      annual_pence, total_pence, category, procedure, ocid, state, version, added_at)
    select id, ${organisationId}::uuid, fingerprint, "contentHash", title, reference, supplier, department, "startOn", "endOn", "extensionEndOn",
      "annualPence", "totalPence", category, procedure, ocid, 'listed', 1, ${at}::timestamptz
    from json_to_recordset(${JSON.stringify(given)}::json) as given (id uuid, fingerprint text, "contentHash" text, title text, reference text, supplier text,
      department text, "startOn" date, "endOn" date, "extensionEndOn" date, "annualPence" bigint, "totalPence" bigint, category text, procedure text, ocid text)
    on conflict (organisation_id, fingerprint) do update set content_hash = excluded.content_hash, title = excluded.title, reference = excluded.reference,
      supplier = excluded.supplier, department = excluded.department, starts_on = excluded.starts_on, ends_on = excluded.ends_on,
      extends_to_on = excluded.extends_to_on, annual_pence = excluded.annual_pence, total_pence = excluded.total_pence, category = excluded.category,
      procedure = excluded.procedure, ocid = excluded.ocid, version = known.version + 1
    where (known.content_hash, known.ocid) is distinct from (excluded.content_hash, excluded.ocid)
    returning (xmax = 0) as added`.execute(tx);
  const added = rows.filter((row) => row.added).length;
  return { added, changed: rows.length - added, unchanged: lines.length - rows.length };
}

/** Takes out what the latest releases of these processes no longer tell of. What a case began with stays. */
export async function dropContractsGone(
  tx: Tx,
  organisationId: string,
  ocids: readonly string[],
  fingerprints: readonly string[],
): Promise<void> {
  if (ocids.length === 0) return;
  await sql`delete from register_contracts where organisation_id = ${organisationId} and ocid = any(${[...ocids]}::text[])
    and not (fingerprint = any(${[...fingerprints]}::text[])) and case_id is null`.execute(tx);
}

/** The contract, held until the act ends: two who ask why at once get one case. */
export async function lockContract(tx: Tx, id: string): Promise<Contract> {
  const { rows } = await sql<Contract>`${select} where id = ${id} for update`.execute(tx);
  return rows[0]!;
}

export async function tieToCase(tx: Tx, contractId: string, caseId: string): Promise<void> {
  await sql`update register_contracts set case_id = ${caseId}, version = version + 1 where id = ${contractId}`.execute(
    tx,
  );
}
