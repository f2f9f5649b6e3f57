import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { CausalLink } from './causal-link.ts';
import type { Source } from './source.ts';

type Row = Omit<CausalLink, 'sources'>;

const select = sql`select l.id, l.case_id as "caseId", l.state, l.version, l.from_id as "fromId", f.name as "fromName", l.to_id as "toId",
  t.name as "toName", l.direction, l.delayed, l.delay_words as "delayWords", l.strength, l.added_at as "addedAt"
  from map_links l join map_variables f on f.id = l.from_id join map_variables t on t.id = l.to_id`;

const sourceColumns = sql`s.id, s.link_id as "linkId", s.said_by as "saidBy", s.evidence, s.repeats, s.said_at as "saidAt"`;

const withSources = (rows: readonly Row[], sources: readonly Source[]): CausalLink[] => {
  const byLink = Map.groupBy(sources, (one) => one.linkId);
  return rows.map((row) => ({ ...row, sources: byLink.get(row.id) ?? [] }));
};

export async function causalLinksById(tx: Tx, ids: readonly string[]): Promise<CausalLink[]> {
  const { rows } = await sql<Row>`${select} where l.id = any(${ids}::uuid[])`.execute(tx);
  const sources = await sql<Source>`select ${sourceColumns} from map_sources s where s.link_id = any(${ids}::uuid[])
    and s.withdrawn_at is null order by s.said_at, s.id`.execute(tx);
  return withSources(rows, sources.rows);
}

/** A case's links, removed ones too, oldest first. */
export async function causalLinksOf(tx: Tx, caseId: string): Promise<CausalLink[]> {
  const { rows } = await sql<Row>`${select} where l.case_id = ${caseId} order by l.added_at, l.id`.execute(tx);
  const sources = await sql<Source>`select ${sourceColumns} from map_sources s join map_links l on l.id = s.link_id
    where l.case_id = ${caseId} and s.withdrawn_at is null order by s.said_at, s.id`.execute(tx);
  return withSources(rows, sources.rows);
}

/** False where such a link stands already. */
export async function insertCausalLink(tx: Tx, link: Row): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into map_links (id, case_id, state, version, from_id, to_id, direction, delayed, delay_words, strength, added_at)
    values (${link.id}, ${link.caseId}, 'standing', 1, ${link.fromId}, ${link.toId}, ${link.direction}, ${link.delayed}, ${link.delayWords},
      ${link.strength}, ${link.addedAt}) on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

export async function updateCausalLink(
  tx: Tx,
  link: Row,
  version: number,
  removedAt: Date | null = null,
): Promise<void> {
  const { numAffectedRows } =
    await sql`update map_links set version = version + 1, state = ${link.state}, direction = ${link.direction}, delayed = ${link.delayed},
    delay_words = ${link.delayWords}, strength = ${link.strength}, removed_at = ${removedAt}, removed_with = null
    where id = ${link.id} and version = ${version}`.execute(tx);
  if (numAffectedRows !== 1n) refuse('stale');
}

/** Takes a variable's links with it, and says which. */
export async function removeLinksOf(tx: Tx, variableId: string, at: Date): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`update map_links set state = 'removed', version = version + 1, removed_at = ${at},
    removed_with = ${variableId} where state = 'standing' and (from_id = ${variableId} or to_id = ${variableId}) returning id`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}

/** Brings back those links that went with a variable, where both ends stand and nothing has taken their place. */
export async function putBackLinksOf(tx: Tx, variableId: string): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`update map_links l set state = 'standing', version = version + 1, removed_at = null,
    removed_with = null where l.removed_with = ${variableId} and l.state = 'removed'
    and not exists (select 1 from map_variables v where v.id in (l.from_id, l.to_id) and v.state <> 'standing')
    and not exists (select 1 from map_links o where o.from_id = l.from_id and o.to_id = l.to_id and o.state = 'standing')
    returning l.id`.execute(tx);
  return rows.map(({ id }) => id);
}

export async function standsAlready(tx: Tx, fromId: string, toId: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from map_links where from_id = ${fromId} and to_id = ${toId} and state = 'standing'`.execute(tx);
  return rows.length > 0;
}

export async function insertSource(tx: Tx, source: Source): Promise<void> {
  await sql`insert into map_sources (id, link_id, said_by, evidence, repeats, said_at)
    values (${source.id}, ${source.linkId}, ${source.saidBy}, ${source.evidence}, ${source.repeats}, ${source.saidAt})`.execute(
    tx,
  );
}

export async function withdrawSourceRow(tx: Tx, linkId: string, sourceId: string, at: Date): Promise<void> {
  const { numAffectedRows } = await sql`update map_sources set withdrawn_at = ${at}
    where id = ${sourceId} and link_id = ${linkId} and withdrawn_at is null`.execute(tx);
  if (numAffectedRows !== 1n) refuse('wrong-state');
}
