import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import { causalLinksById } from './causal-link-store.ts';
import type { NamedLoop } from './named-loop.ts';

type Row = Omit<NamedLoop, 'links'> & { linkIds: string[] };

const select = sql`select o.id, o.case_id as "caseId", o.state, o.version, o.name, o.begins_id as "beginsId", o.goes, o.named_at as "namedAt",
  (select array_agg(p.link_id::text order by p.place) from map_loop_links p where p.loop_id = o.id) as "linkIds" from map_loops o`;

async function withLinks(tx: Tx, rows: readonly Row[]): Promise<NamedLoop[]> {
  const links = await causalLinksById(tx, [...new Set(rows.flatMap(({ linkIds }) => linkIds))]);
  const byId = new Map(links.map((link) => [link.id, link]));
  return rows.map(({ linkIds, ...row }) => ({ ...row, links: linkIds.map((id) => byId.get(id)!) }));
}

export const loopsById = async (tx: Tx, ids: readonly string[]): Promise<NamedLoop[]> =>
  withLinks(tx, (await sql<Row>`${select} where o.id = any(${ids}::uuid[])`.execute(tx)).rows);

/** A case's named loops, dropped ones too, oldest first. */
export const loopsOf = async (tx: Tx, caseId: string): Promise<NamedLoop[]> =>
  withLinks(
    tx,
    (await sql<Row>`${select} where o.case_id = ${caseId} order by o.named_at, o.name, o.id`.execute(tx)).rows,
  );

export async function insertLoop(tx: Tx, loop: NamedLoop): Promise<void> {
  await sql`insert into map_loops (id, case_id, state, version, name, begins_id, goes, named_at)
    values (${loop.id}, ${loop.caseId}, 'named', 1, ${loop.name}, ${loop.beginsId}, ${loop.goes}, ${loop.namedAt})`.execute(
    tx,
  );
  for (const [place, link] of loop.links.entries())
    await sql`insert into map_loop_links (loop_id, place, link_id) values (${loop.id}, ${place}, ${link.id})`.execute(
      tx,
    );
}

export async function updateLoop(
  tx: Tx,
  loop: NamedLoop,
  version: number,
  droppedAt: Date | null = null,
): Promise<void> {
  const { numAffectedRows } =
    await sql`update map_loops set version = version + 1, state = ${loop.state}, name = ${loop.name},
    begins_id = ${loop.beginsId}, goes = ${loop.goes}, dropped_at = ${droppedAt} where id = ${loop.id} and version = ${version}`.execute(
      tx,
    );
  if (numAffectedRows !== 1n) refuse('stale');
}
