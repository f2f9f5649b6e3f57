import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';

export type Price = Readonly<{
  id: string;
  tenderId: string;
  lotId: string | null;
  pence: number;
  version: number;
  enteredBy: string;
  enteredAt: Date;
  confirmedBy: string | null;
  confirmedAt: Date | null;
}>;

export async function pricesOf(tx: Tx, procurementId: string): Promise<Price[]> {
  return (
    await sql<Price>`select id, tender_id as "tenderId", lot_id as "lotId", pence, version, entered_by as "enteredBy", entered_at as "enteredAt",
      confirmed_by as "confirmedBy", confirmed_at as "confirmedAt" from tender_prices where procurement_id = ${procurementId}
      order by tender_id, lot_id nulls first, entered_at, id`.execute(tx)
  ).rows;
}

/** A price as it was typed; what was confirmed before is not any more where the amount is another. */
export async function savePrice(
  tx: Tx,
  procurementId: string,
  one: Pick<Price, 'id' | 'tenderId' | 'lotId' | 'pence'>,
  by: string,
  at: Date,
): Promise<void> {
  await sql`insert into tender_prices (id, procurement_id, tender_id, lot_id, pence, version, entered_by, entered_at)
    values (${one.id}, ${procurementId}, ${one.tenderId}, ${one.lotId}, ${one.pence}, 1, ${by}, ${at})
    on conflict (tender_id, coalesce(lot_id, '00000000-0000-0000-0000-000000000000')) do update set pence = excluded.pence,
      version = tender_prices.version + 1, entered_by = excluded.entered_by, entered_at = excluded.entered_at, confirmed_by = null, confirmed_at = null
      where tender_prices.pence <> excluded.pence`.execute(tx);
}

/** How many were confirmed of what was looked at: an amount that changed meanwhile is not. */
export async function confirmPrices(
  tx: Tx,
  procurementId: string,
  seen: readonly { id: string; version: number }[],
  by: string,
  at: Date,
): Promise<number> {
  const { numAffectedRows } = await sql`update tender_prices p set confirmed_by = ${by}, confirmed_at = ${at}
    from unnest(${seen.map(({ id }) => id)}::uuid[], ${seen.map(({ version }) => version)}::int[]) as s(id, version)
    where p.id = s.id and p.version = s.version and p.procurement_id = ${procurementId} and p.entered_by <> ${by} and p.confirmed_by is null`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0n);
}

export type Draw = Readonly<{
  lotId: string | null;
  tenderId: string;
  place: number;
  drawnBy: string;
  witnessBy: string;
  drawnAt: Date;
}>;

export async function drawsOf(tx: Tx, procurementId: string): Promise<Draw[]> {
  return (
    await sql<Draw>`select lot_id as "lotId", tender_id as "tenderId", place, drawn_by as "drawnBy", witness_by as "witnessBy", drawn_at as "drawnAt"
    from tie_draws where procurement_id = ${procurementId} order by lot_id nulls first, place`.execute(tx)
  ).rows;
}

export async function insertDraw(tx: Tx, id: string, procurementId: string, d: Omit<Draw, 'place'>): Promise<void> {
  await sql`insert into tie_draws (id, procurement_id, lot_id, tender_id, place, drawn_by, witness_by, drawn_at)
    values (${id}, ${procurementId}, ${d.lotId}, ${d.tenderId}, (select count(*) + 1 from tie_draws where procurement_id = ${procurementId}
      and lot_id is not distinct from ${d.lotId}::uuid), ${d.drawnBy}, ${d.witnessBy}, ${d.drawnAt})`.execute(tx);
}
