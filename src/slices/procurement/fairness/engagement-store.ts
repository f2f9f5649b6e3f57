import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { PackEntry } from './engagement.ts';

export type Noted = Readonly<{
  id: string;
  happenedOn: string;
  supplier: string;
  shown: string;
  said: string | null;
  notedBy: string;
  notedAt: Date;
}>;

export async function talksOf(tx: Tx, caseId: string): Promise<Noted[]> {
  return (
    await sql<Noted>`select c.id, c.happened_on as "happenedOn", c.supplier, c.shown, c.said, p.name as "notedBy", c.noted_at as "notedAt"
    from supplier_talks c join persons p on p.id = c.noted_by where c.case_id = ${caseId} order by c.happened_on, c.noted_at, c.id`.execute(
      tx,
    )
  ).rows;
}

export async function insertTalk(tx: Tx, caseId: string, one: Omit<Noted, 'notedBy'> & { by: string }): Promise<void> {
  await sql`insert into supplier_talks (id, case_id, happened_on, supplier, shown, said, noted_by, noted_at)
    values (${one.id}, ${caseId}, ${one.happenedOn}, ${one.supplier}, ${one.shown}, ${one.said}, ${one.by}, ${one.notedAt})`.execute(
    tx,
  );
}

export type Kept = Readonly<{
  id: string;
  procurementId: string;
  happenedOn: string;
  supplier: string;
  shown: string;
  said: string | null;
}>;

/** What was recorded on any procurement of a case: whoever saw it on one of them knew it for all. */
export async function engagementsOfCase(tx: Tx, caseId: string): Promise<Kept[]> {
  return (
    await sql<Kept>`select id, procurement_id as "procurementId", happened_on as "happenedOn", supplier, shown, said from engagements
    where case_id = ${caseId} order by happened_on, recorded_at, id`.execute(tx)
  ).rows;
}

export type Pack = Readonly<{
  version: number;
  entries: readonly PackEntry[];
  digest: string;
  madeBy: string;
  madeAt: Date;
}>;

export async function packsOf(tx: Tx, procurementId: string): Promise<Pack[]> {
  return (
    await sql<Pack>`select k.version, k.entries, k.digest, p.name as "madeBy", k.made_at as "madeAt" from packs k join persons p on p.id = k.made_by
    where k.procurement_id = ${procurementId} order by k.version`.execute(tx)
  ).rows;
}

export async function insertPack(
  tx: Tx,
  one: Omit<Pack, 'madeBy'> & { id: string; procurementId: string; by: string },
): Promise<void> {
  const { rows } = await sql`insert into packs (id, procurement_id, version, entries, digest, made_by, made_at)
    values (${one.id}, ${one.procurementId}, ${one.version}, ${JSON.stringify(one.entries)}::jsonb, ${one.digest}, ${one.by}, ${one.madeAt})
    on conflict do nothing returning id`.execute(tx);
  if (rows.length === 0) refuse('stale');
}
