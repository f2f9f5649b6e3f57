import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';

/** What an organisation's contracting processes of a time add up to. Counts, so that no page reads them all. */
export type ProcessFigures = Readonly<{
  processes: number;
  /** With a number of tenderers; those with one, with none, and the sums that a mean and its error need. */
  counted: number;
  single: number;
  none: number;
  tenderers: number;
  squares: number;
  /** With a value in pounds and one supplier. */
  valued: number;
  pence: number;
  largestPence: number;
  largest: string | null;
}>;

export async function processFiguresOf(
  tx: Tx,
  organisationIds: readonly string[],
  fromOn: string,
  toOn: string,
): Promise<ProcessFigures> {
  const { rows } = await sql<ProcessFigures>`
    with these as (
      select organisation_id, ocid, tenderers, awarded_pence, currency from contracting_processes
      where organisation_id = any(${[...organisationIds]}::uuid[]) and awarded_on between ${fromOn} and ${toOn}
    ), suppliers as (
      select t.ocid, t.awarded_pence, min(s.key) as key, min(s.name) as name, count(*) as n from these t
      join process_suppliers s on s.organisation_id = t.organisation_id and s.ocid = t.ocid
      where t.awarded_pence > 0 and t.currency = 'GBP' group by t.organisation_id, t.ocid, t.awarded_pence
    ), alone as (select * from suppliers where n = 1),
    largest as (select min(name) as name, sum(awarded_pence) as pence from alone group by key order by 2 desc, 1 limit 1)
    select (select count(*)::integer from these) as processes, (select count(tenderers)::integer from these) as counted,
      (select count(*)::integer from these where tenderers = 1) as single, (select count(*)::integer from these where tenderers = 0) as none,
      (select coalesce(sum(tenderers), 0)::float8 from these) as tenderers,
      (select coalesce(sum(tenderers::float8 * tenderers), 0)::float8 from these) as squares,
      (select count(*)::integer from alone) as valued, (select coalesce(sum(awarded_pence), 0)::float8 from alone) as pence,
      coalesce((select pence from largest), 0)::float8 as "largestPence", (select name from largest) as largest`.execute(
    tx,
  );
  return rows[0]!;
}

/** Awards to suppliers, and what is known of those suppliers. */
export type AwardFigures = Readonly<{
  awards: number;
  suppliers: number;
  /** Suppliers with no award in the three years before, of all where those years are known. */
  fresh: number;
  before: number;
  sizeTold: number;
  small: number;
  kindTold: number;
  voluntary: number;
}>;

export async function awardFiguresOf(
  tx: Tx,
  organisationIds: readonly string[],
  fromOn: string,
  toOn: string,
  earlierOn: string,
): Promise<AwardFigures> {
  const ids = [...organisationIds];
  const { rows } = await sql<AwardFigures>`
    with these as (
      select s.organisation_id, s.key, s.sme, s.vcse from contracting_processes p
      join process_suppliers s on s.organisation_id = p.organisation_id and s.ocid = p.ocid
      where p.organisation_id = any(${ids}::uuid[]) and p.awarded_on between ${fromOn} and ${toOn}
    ), keys as (select distinct organisation_id, key from these),
    earlier as (
      select distinct s.organisation_id, s.key from contracting_processes p
      join process_suppliers s on s.organisation_id = p.organisation_id and s.ocid = p.ocid
      where p.organisation_id = any(${ids}::uuid[]) and p.awarded_on >= ${earlierOn} and p.awarded_on < ${fromOn}
    )
    select (select count(*)::integer from these) as awards, (select count(*)::integer from keys) as suppliers,
      (select count(*)::integer from keys k where not exists (select 1 from earlier e where e.organisation_id = k.organisation_id and e.key = k.key)) as fresh,
      (select count(*)::integer from earlier) as before,
      (select count(sme)::integer from these) as "sizeTold", (select count(*)::integer from these where sme) as small,
      (select count(vcse)::integer from these) as "kindTold", (select count(*)::integer from these where vcse) as voluntary`.execute(
    tx,
  );
  return rows[0]!;
}

export type CategoryValue = Readonly<{ division: string; suppliers: number; pence: readonly number[] }>;

/** Pounds by supplier in each division of the procurement vocabulary, for the divisions with most processes. */
export async function valueByDivision(
  tx: Tx,
  organisationIds: readonly string[],
  fromOn: string,
  toOn: string,
  most: number,
): Promise<CategoryValue[]> {
  const { rows } = await sql<{ division: string; pence: number[] }>`
    with alone as (
      select left(p.cpv[1], 2) as division, min(s.key) as key, p.awarded_pence as pence from contracting_processes p
      join process_suppliers s on s.organisation_id = p.organisation_id and s.ocid = p.ocid
      where p.organisation_id = any(${[...organisationIds]}::uuid[]) and p.awarded_on between ${fromOn} and ${toOn}
        and p.awarded_pence > 0 and p.currency = 'GBP' and cardinality(p.cpv) > 0
      group by p.organisation_id, p.ocid, p.cpv, p.awarded_pence having count(*) = 1
    ), held as (select division, key, sum(pence)::float8 as pence, count(*) as n from alone group by division, key)
    select division, array_agg(pence order by pence desc) as pence from held group by division order by sum(n) desc, division limit ${most}`.execute(
    tx,
  );
  return rows.map(({ division, pence }) => ({ division, suppliers: pence.length, pence }));
}
