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

/** What ends between two dates, the soonest first. An extension that may be used does not move the end. */
export async function contractsEnding(
  tx: Tx,
  organisationIds: readonly string[],
  fromOn: string,
  toOn: string,
): Promise<Contract[]> {
  return (
    await sql<Contract>`${select} where organisation_id = any(${[...organisationIds]}::uuid[]) and ends_on between ${fromOn} and ${toOn} order by ends_on, title, id`.execute(
      tx,
    )
  ).rows;
}

export async function allContracts(tx: Tx, organisationIds: readonly string[]): Promise<Contract[]> {
  return (
    await sql<Contract>`${select} where organisation_id = any(${[...organisationIds]}::uuid[]) order by supplier, ends_on, title`.execute(
      tx,
    )
  ).rows;
}

/** Adds a line, changes one that says something else now, and leaves alone what is the same. */
export async function saveContract(
  tx: Tx,
  id: string,
  organisationId: string,
  line: RegisterContract,
  at: Date,
): Promise<'added' | 'changed' | 'unchanged'> {
  const known = await sql<{
    hash: string;
  }>`select content_hash as hash from register_contracts where organisation_id = ${organisationId} and fingerprint = ${line.fingerprint}`.execute(
    tx,
  );
  if (known.rows[0]?.hash === line.contentHash) return 'unchanged';
  await sql`insert into register_contracts (id, organisation_id, fingerprint, content_hash, title, reference, supplier, department, starts_on, ends_on, extends_to_on, annual_pence,
      total_pence, category, procedure, state, version, added_at)
    values (${id}, ${organisationId}, ${line.fingerprint}, ${line.contentHash}, ${line.title}, ${line.reference}, ${line.supplier}, ${line.department}, ${line.startOn}, ${line.endOn},
      ${line.extensionEndOn}, ${line.annualPence}, ${line.totalPence}, ${line.category}, ${line.procedure}, 'listed', 1, ${at})
    on conflict (organisation_id, fingerprint) do update set content_hash = excluded.content_hash, title = excluded.title, reference = excluded.reference, supplier = excluded.supplier,
      department = excluded.department, starts_on = excluded.starts_on, ends_on = excluded.ends_on, extends_to_on = excluded.extends_to_on, annual_pence = excluded.annual_pence,
      total_pence = excluded.total_pence, category = excluded.category, procedure = excluded.procedure, version = register_contracts.version + 1`.execute(
    tx,
  );
  return known.rows[0] ? 'changed' : 'added';
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
