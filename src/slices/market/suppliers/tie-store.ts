import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { NamedSupplier, SupplierTie } from './ties.ts';

/** The names that most records have: of more than these nobody could look at the rest. */
const mostNames = 20_000;

/** Suppliers as an organisation's registers, releases and spend files name them, those with most records first. */
export async function suppliersNamed(tx: Tx, organisationIds: readonly string[]): Promise<NamedSupplier[]> {
  const { rows } =
    await sql<NamedSupplier>`select name, identifier, sum(records)::integer as records from supplier_names
    where organisation_id = any(${[...organisationIds]}::uuid[]) group by name, identifier order by 3 desc, name, identifier limit ${mostNames}`.execute(
      tx,
    );
  return rows;
}

/** Adds up anew who is named in what an organisation has brought in: whatever adds or takes out records ends with this. */
export async function countSupplierNames(tx: Tx, organisationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`supplier names:${organisationId}`}))`.execute(tx);
  await sql`delete from supplier_names where organisation_id = ${organisationId}`.execute(tx);
  await sql`insert into supplier_names (organisation_id, name, identifier, records)
    select ${organisationId}::uuid, name, identifier, sum(records)::integer from (
      select supplier_name as name, null as identifier, count(*) as records from register_contracts
        where organisation_id = ${organisationId} and supplier_name is not null group by supplier_name
      union all
      select name, case when key like 'GB-%' then key end, count(*) from process_suppliers where organisation_id = ${organisationId} group by name, key
      union all
      select supplier, case when identifier ~ '^([0-9]{8}|[A-Z]{2}[0-9]{6})$' then 'GB-COH-' || identifier end, count(*) from spend_lines
        where organisation_id = ${organisationId} and supplier is not null group by supplier, 2
    ) as named group by name, identifier`.execute(tx);
}

/** What stands about an organisation's suppliers, in the order in which it was said. */
export async function tiesOf(tx: Tx, organisationIds: readonly string[]): Promise<SupplierTie[]> {
  const { rows } =
    await sql<SupplierTie>`select id, one_name as one, other_name as other, kind, since_on as since, because, tied_by as by, tied_at as at
    from supplier_ties where organisation_id = any(${[...organisationIds]}::uuid[]) and undone_at is null order by tied_at, id`.execute(
      tx,
    );
  return rows;
}

/** False where something stands about the two already. */
export async function insertTie(tx: Tx, organisationId: string, one: SupplierTie): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into supplier_ties (id, organisation_id, one_name, other_name, kind, since_on, because, tied_by, tied_at)
    values (${one.id}, ${organisationId}, ${one.one}, ${one.other}, ${one.kind}, ${one.since}, ${one.because}, ${one.by}, ${one.at})
    on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

export async function undoTie(
  tx: Tx,
  organisationIds: readonly string[],
  id: string,
  by: string,
  at: Date,
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update supplier_ties set undone_by = ${by}, undone_at = ${at} where id = ${id} and organisation_id = any(${[...organisationIds]}::uuid[])
    and undone_at is null`.execute(tx);
  return numAffectedRows === 1n;
}
