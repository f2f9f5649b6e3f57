import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Moment } from './order-table.ts';

export type Happened = Readonly<{
  moment: Moment;
  happenedOn: string;
  /** The central platform's number and time, where it is a notice. */
  reference: string | null;
  happenedAt: Date | null;
  words: string | null;
  outOfOrder: readonly Moment[];
  advice: string | null;
  recordedBy: string;
  secondBy: string | null;
  recordedAt: Date;
}>;

export async function momentsOf(tx: Tx, procurementId: string): Promise<Happened[]> {
  return (
    await sql<Happened>`select moment, happened_on as "happenedOn", reference, happened_at as "happenedAt", words, out_of_order as "outOfOrder", advice,
      recorded_by as "recordedBy", second_by as "secondBy", recorded_at as "recordedAt"
    from procurement_moments where procurement_id = ${procurementId} order by happened_on, recorded_at, id`.execute(tx)
  ).rows;
}

/** When what happened, of very many procurements. */
export async function happenedIn(
  tx: Tx,
  procurementIds: readonly string[],
): Promise<(Pick<Happened, 'moment' | 'happenedOn'> & { procurementId: string })[]> {
  return (
    await sql<
      Pick<Happened, 'moment' | 'happenedOn'> & { procurementId: string }
    >`select procurement_id as "procurementId", moment, happened_on as "happenedOn" from procurement_moments
    where procurement_id = any(${[...procurementIds]}::uuid[]) order by happened_on, recorded_at, id`.execute(tx)
  ).rows;
}

export const momentsSet = async (tx: Tx, procurementId: string): Promise<Set<Moment>> =>
  new Set((await momentsOf(tx, procurementId)).map(({ moment }) => moment));

/** Takes the procurement for this act alone: two who record at once do so one after the other. */
export async function lockProcurement(tx: Tx, procurementId: string): Promise<void> {
  await sql`select id from procurements where id = ${procurementId} for update`.execute(tx);
}

/** False where it has happened already. */
export async function insertMoment(tx: Tx, id: string, procurementId: string, one: Happened): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into procurement_moments (id, procurement_id, moment, happened_on, reference, happened_at, words, out_of_order, advice,
      recorded_by, second_by, recorded_at)
    values (${id}, ${procurementId}, ${one.moment}, ${one.happenedOn}, ${one.reference}, ${one.happenedAt}, ${one.words}, ${[...one.outOfOrder]}::text[],
      ${one.advice}, ${one.recordedBy}, ${one.secondBy}, ${one.recordedAt})
    on conflict (procurement_id, moment) do nothing`.execute(tx);
  return numAffectedRows === 1n;
}
