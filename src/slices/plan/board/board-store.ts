import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Details, Pull } from './board.ts';

export async function detailsOf(tx: Tx, mechanismIds: readonly string[]): Promise<Map<string, Details>> {
  const { rows } =
    await sql<Details>`select mechanism_id as "mechanismId", reversibility, steered_by as "steeredBy", capacity, capability,
    prosperity, version from mechanism_details where mechanism_id = any(${[...mechanismIds]}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.mechanismId, row]));
}

/** Version 0 is what nobody had said when the form was made. */
export async function saveDetails(tx: Tx, details: Details): Promise<void> {
  const { mechanismId, reversibility, steeredBy, capacity, capability, prosperity, version } = details;
  const { rows } =
    version === 0
      ? await sql`insert into mechanism_details (mechanism_id, reversibility, steered_by, capacity, capability, prosperity)
          values (${mechanismId}, ${reversibility}, ${steeredBy}, ${capacity}, ${capability}, ${prosperity})
          on conflict do nothing returning mechanism_id`.execute(tx)
      : await sql`update mechanism_details set reversibility = ${reversibility}, steered_by = ${steeredBy}, capacity = ${capacity},
          capability = ${capability}, prosperity = ${prosperity}, version = version + 1
          where mechanism_id = ${mechanismId} and version = ${version} returning mechanism_id`.execute(tx);
  if (rows.length === 0) refuse('stale');
}

export async function pullsOf(tx: Tx, caseId: string): Promise<Pull[]> {
  const { rows } = await sql<Pull>`select id, from_id as "fromId", to_id as "toId", pull, because from mechanism_pulls
    where case_id = ${caseId} and ended_at is null order by added_at, id`.execute(tx);
  return rows;
}

/** Tells whether it was kept: two mechanisms pull on each other in one way at a time. */
export async function insertPull(tx: Tx, caseId: string, pull: Pull, by: string, at: Date): Promise<boolean> {
  const { rows } =
    await sql`insert into mechanism_pulls (id, case_id, from_id, to_id, pull, because, added_by, added_at)
    values (${pull.id}, ${caseId}, ${pull.fromId}, ${pull.toId}, ${pull.pull}, ${pull.because}, ${by}, ${at})
    on conflict (from_id, to_id) where ended_at is null do nothing returning id`.execute(tx);
  return rows.length > 0;
}

export async function endPull(tx: Tx, caseId: string, id: string, at: Date): Promise<boolean> {
  const { rows } =
    await sql`update mechanism_pulls set ended_at = ${at} where id = ${id} and case_id = ${caseId} and ended_at is null returning id`.execute(
      tx,
    );
  return rows.length > 0;
}
