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
  const ids = [...organisationIds];
  const { rows } = await sql<ProcessFigures>`
    with these as (
      select count(*)::integer as processes, count(tenderers)::integer as counted, count(*) filter (where tenderers = 1)::integer as single,
        count(*) filter (where tenderers = 0)::integer as none, coalesce(sum(tenderers), 0)::float8 as tenderers,
        coalesce(sum(tenderers::float8 * tenderers), 0)::float8 as squares
      from contracting_processes where organisation_id = any(${ids}::uuid[]) and awarded_on between ${fromOn} and ${toOn}
    ), held as (
      select key, count(alone_pence) as n, sum(alone_pence) as pence from process_suppliers
      where organisation_id = any(${ids}::uuid[]) and awarded_on between ${fromOn} and ${toOn} and alone_pence is not null group by key
    ), largest as (select key, pence from held order by pence desc, key limit 1)
    select these.*, (select coalesce(sum(n), 0)::integer from held) as valued, (select coalesce(sum(pence), 0)::float8 from held) as pence,
      coalesce((select pence from largest), 0)::float8 as "largestPence",
      (select min(name) from process_suppliers where organisation_id = any(${ids}::uuid[]) and key = (select key from largest)) as largest
    from these`.execute(tx);
  return rows[0]!;
}

/** Awards to suppliers, and what is known of those suppliers. */
export type AwardFigures = Readonly<{
  awards: number;
  suppliers: number;
  /** Suppliers with no award in the three years before, of all where those years are known. */
  fresh: number;
  /** Whether anything is known of those years. */
  before: boolean;
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
      select organisation_id, key, count(*) as awards, count(sme) as told, count(*) filter (where sme) as small, count(vcse) as kinds,
        count(*) filter (where vcse) as voluntary
      from process_suppliers where organisation_id = any(${ids}::uuid[]) and awarded_on between ${fromOn} and ${toOn} group by organisation_id, key
    )
    select coalesce(sum(awards), 0)::integer as awards, count(*)::integer as suppliers,
      count(*) filter (where not exists (select 1 from process_suppliers e where e.organisation_id = these.organisation_id and e.key = these.key
        and e.awarded_on >= ${earlierOn} and e.awarded_on < ${fromOn}))::integer as fresh,
      exists (select 1 from process_suppliers where organisation_id = any(${ids}::uuid[]) and awarded_on >= ${earlierOn} and awarded_on < ${fromOn}) as before,
      coalesce(sum(told), 0)::integer as "sizeTold", coalesce(sum(small), 0)::integer as small,
      coalesce(sum(kinds), 0)::integer as "kindTold", coalesce(sum(voluntary), 0)::integer as voluntary
    from these`.execute(tx);
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
    with held as (
      select division, key, sum(alone_pence)::float8 as pence, count(*) as n from process_suppliers
      where organisation_id = any(${[...organisationIds]}::uuid[]) and awarded_on between ${fromOn} and ${toOn}
        and alone_pence is not null and division is not null
      group by division, key)
    select division, array_agg(pence order by pence desc) as pence from held group by division order by sum(n) desc, division limit ${most}`.execute(
    tx,
  );
  return rows.map(({ division, pence }) => ({ division, suppliers: pence.length, pence }));
}
