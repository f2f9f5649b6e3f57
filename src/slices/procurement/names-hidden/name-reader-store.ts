import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { hatsThatReadNames, type Way } from './name-reader.ts';

/**
 * Who could read whose tender is whose while names are hidden from judges, and by what. A hat that was taken off counts from the opening, one that was
 * given only once quality was locked does not: from then on names are no secret.
 */
export async function nameReadersOf(tx: Tx, procurementId: string): Promise<Map<string, readonly Way[]>> {
  const { rows } = await sql<{ personId: string; ways: Way[] }>`with clock as (select p.case_id,
      (select min(recorded_at) from procurement_moments where procurement_id = p.id and moment = 'opened') as opened_at,
      (select min(recorded_at) from procurement_moments where procurement_id = p.id and moment = 'quality-locked') as locked_at
      from procurements p where p.id = ${procurementId})
    select person_id as "personId", array_agg(distinct way order by way) as ways from (
      select h.person_id, case when h.ended_at is null then 'wears-' else 'wore-' end || h.hat as way
        from case_hats h join clock c on c.case_id = h.case_id
        where h.hat = any(${[...hatsThatReadNames]}::text[]) and (h.ended_at is null or h.ended_at > c.opened_at)
          and (c.locked_at is null or h.granted_at < c.locked_at)
      union all select person_id, 'brings-in' from tender_receivers where procurement_id = ${procurementId}
      union all select person_id, 'opens' from opening_presses where procurement_id = ${procurementId} and opens = 'opened'
    ) found group by person_id`.execute(tx);
  return new Map(rows.map(({ personId, ways }) => [personId, ways]));
}

export type SaidWhy = Readonly<{
  personId: string;
  ways: readonly Way[];
  because: string;
  saidBy: string;
  saidAt: Date;
}>;

/** Everything that was said of why somebody judges who could read names, oldest first. */
export async function saidWhyOf(tx: Tx, procurementId: string): Promise<SaidWhy[]> {
  return (
    await sql<SaidWhy>`select person_id as "personId", ways, because, said_by as "saidBy", said_at as "saidAt" from judges_who_could_read
    where procurement_id = ${procurementId} order by said_at, id`.execute(tx)
  ).rows;
}

export async function insertSaidWhy(tx: Tx, id: string, procurementId: string, one: SaidWhy): Promise<void> {
  await sql`insert into judges_who_could_read (id, procurement_id, person_id, ways, because, said_by, said_at)
    values (${id}, ${procurementId}, ${one.personId}, ${[...one.ways]}::text[], ${one.because}, ${one.saidBy}, ${one.saidAt})`.execute(
    tx,
  );
}

/** People who judge now, while names are hidden from those who judge; nobody where they are not, or no more. */
export async function judgesUnnamed(tx: Tx, procurementId: string): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select j.person_id as id from evaluation_judges j
    join scoring_rules r on r.procurement_id = j.procurement_id and r.anonymised
    where j.procurement_id = ${procurementId} and j.ended_at is null and not exists (select 1 from procurement_moments m
      where m.procurement_id = j.procurement_id and m.moment in ('quality-locked', 'stopped'))`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}
