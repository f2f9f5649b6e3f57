import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { LotLeaving } from './lot-leaving.ts';

/** Every reading of these lots, oldest first: the last one of each lot is what it says now. */
export async function lotLeavingsOf(tx: Tx, lotIds: readonly string[]): Promise<LotLeaving[]> {
  return (
    await sql<LotLeaving>`select l.id, l.lot_id as "lotId", l.version, l.capacity, l.capability, l.prosperity, p.name as "saidBy", l.said_at as "saidAt",
    (select coalesce(array_agg(q.words_id), '{}') from lot_leaving_quotes q where q.leaving_id = l.id) as "wordIds"
    from lot_leavings l join persons p on p.id = l.said_by where l.lot_id = any(${[...lotIds]}::uuid[]) order by l.lot_id, l.version`.execute(
      tx,
    )
  ).rows;
}

/** The last reading of each lot. */
export async function lotLeavingNow(tx: Tx, lotIds: readonly string[]): Promise<Map<string, LotLeaving>> {
  return new Map((await lotLeavingsOf(tx, lotIds)).map((one) => [one.lotId, one]));
}

export async function insertLotLeaving(tx: Tx, one: Omit<LotLeaving, 'saidBy'> & { by: string }): Promise<void> {
  const { rows } =
    await sql`insert into lot_leavings (id, lot_id, version, capacity, capability, prosperity, said_by, said_at)
    values (${one.id}, ${one.lotId}, ${one.version}, ${one.capacity}, ${one.capability}, ${one.prosperity}, ${one.by}, ${one.saidAt})
    on conflict do nothing returning id`.execute(tx);
  if (rows.length === 0) refuse('stale');
  for (const id of one.wordIds)
    await sql`insert into lot_leaving_quotes (leaving_id, words_id) values (${one.id}, ${id})`.execute(tx);
}
