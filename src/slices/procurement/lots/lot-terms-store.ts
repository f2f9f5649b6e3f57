import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { LotDivision } from './lot-division.ts';
import type { LotTerms } from './lot-terms.ts';

export type KeptTerms = Readonly<{ lotId: string; version: number; terms: LotTerms; keptBy: string; keptAt: Date }>;

/** Every reading of the terms of these lots, oldest first: the last one of each lot counts. */
export async function lotTermsOf(tx: Tx, lotIds: readonly string[]): Promise<KeptTerms[]> {
  return (
    await sql<KeptTerms>`select t.lot_id as "lotId", t.version, t.terms, p.name as "keptBy", t.kept_at as "keptAt"
    from lot_terms t join persons p on p.id = t.kept_by where t.lot_id = any(${[...lotIds]}::uuid[]) order by t.lot_id, t.version`.execute(
      tx,
    )
  ).rows;
}

/** The terms of each lot as they are now. */
export const lotTermsNow = async (tx: Tx, lotIds: readonly string[]): Promise<Map<string, KeptTerms>> =>
  new Map((await lotTermsOf(tx, lotIds)).map((one) => [one.lotId, one]));

/** The value stands on the lot too, where others read it. */
export async function insertLotTerms(
  tx: Tx,
  one: Omit<KeptTerms, 'keptBy'> & { id: string; by: string },
): Promise<void> {
  const { rows } = await sql`insert into lot_terms (id, lot_id, version, terms, kept_by, kept_at)
    values (${one.id}, ${one.lotId}, ${one.version}, ${JSON.stringify(one.terms)}::jsonb, ${one.by}, ${one.keptAt})
    on conflict do nothing returning id`.execute(tx);
  if (rows.length === 0) refuse('stale');
  if (one.terms.valuePence !== null)
    await sql`update lots set value_pence = ${one.terms.valuePence} where id = ${one.lotId}`.execute(tx);
}

/** Every reading, oldest first. */
export async function divisionsOf(tx: Tx, procurementId: string): Promise<LotDivision[]> {
  return (
    await sql<LotDivision>`select d.procurement_id as "procurementId", d.version, d.divided, d.because, d.most_tendered as "mostTendered",
    d.most_won as "mostWon", d.mechanism, p.name as "keptBy", d.kept_at as "keptAt" from lot_divisions d join persons p on p.id = d.kept_by
    where d.procurement_id = ${procurementId} order by d.version`.execute(tx)
  ).rows;
}

export async function insertDivision(
  tx: Tx,
  one: Omit<LotDivision, 'keptBy'> & { id: string; by: string },
): Promise<void> {
  const { rows } =
    await sql`insert into lot_divisions (id, procurement_id, version, divided, because, most_tendered, most_won, mechanism, kept_by, kept_at)
    values (${one.id}, ${one.procurementId}, ${one.version}, ${one.divided}, ${one.because}, ${one.mostTendered}, ${one.mostWon}, ${one.mechanism},
      ${one.by}, ${one.keptAt}) on conflict do nothing returning id`.execute(tx);
  if (rows.length === 0) refuse('stale');
}
