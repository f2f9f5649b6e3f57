import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { KeptEvent, KeptStandstill } from './standstill.ts';

export async function standstillOf(tx: Tx, procurementId: string): Promise<KeptStandstill | null> {
  const { rows } =
    await sql<KeptStandstill>`select type, working_days as "workingDays", because from standstills where procurement_id = ${procurementId}`.execute(
      tx,
    );
  return rows[0] ?? null;
}

export async function saveStandstill(
  tx: Tx,
  procurementId: string,
  { type, workingDays, because }: KeptStandstill,
  by: string,
  at: Date,
): Promise<void> {
  await sql`insert into standstills (procurement_id, type, working_days, because, kept_by, kept_at)
    values (${procurementId}, ${type}, ${workingDays}, ${because}, ${by}, ${at})
    on conflict (procurement_id) do update set type = excluded.type, working_days = excluded.working_days, because = excluded.because,
      kept_by = excluded.kept_by, kept_at = excluded.kept_at`.execute(tx);
}

export async function standstillEventsOf(tx: Tx, procurementId: string): Promise<KeptEvent[]> {
  return (
    await sql<KeptEvent>`select event, happened_on as "happenedOn", who, words, late from standstill_events
    where procurement_id = ${procurementId} order by happened_on, recorded_at, id`.execute(tx)
  ).rows;
}

export async function insertStandstillEvent(
  tx: Tx,
  id: string,
  procurementId: string,
  one: KeptEvent,
  by: string,
  at: Date,
): Promise<void> {
  await sql`insert into standstill_events (id, procurement_id, event, happened_on, who, words, late, recorded_by, recorded_at)
    values (${id}, ${procurementId}, ${one.event}, ${one.happenedOn}, ${one.who}, ${one.words}, ${one.late}, ${by}, ${at})`.execute(
    tx,
  );
}
