import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Room, Round } from './cover.ts';

const nextPlace = (table: string, troubleId: string) =>
  sql`(select coalesce(max(place), 0) + 1 from ${sql.table(table)} where trouble_id = ${troubleId})`;

/** In the order in which they are stepped in for. */
export async function roundsOf(tx: Tx, troubleId: string): Promise<Round[]> {
  const { rows } = await sql<Round>`select id, name, people, hours, needs from trouble_rounds
    where trouble_id = ${troubleId} order by place, id`.execute(tx);
  return rows;
}

export async function insertRound(tx: Tx, troubleId: string, one: Round): Promise<void> {
  await sql`insert into trouble_rounds (id, trouble_id, place, name, people, hours, needs)
    values (${one.id}, ${troubleId}, ${nextPlace('trouble_rounds', troubleId)}, ${one.name}, ${one.people}, ${one.hours}, ${one.needs})`.execute(
    tx,
  );
}

export async function deleteRound(tx: Tx, troubleId: string, id: string): Promise<boolean> {
  const { numAffectedRows } =
    await sql`delete from trouble_rounds where trouble_id = ${troubleId} and id = ${id}`.execute(tx);
  return numAffectedRows === 1n;
}

export async function putRoundFirst(tx: Tx, troubleId: string, id: string): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update trouble_rounds set place = (select min(place) - 1 from trouble_rounds where trouble_id = ${troubleId})
    where trouble_id = ${troubleId} and id = ${id}`.execute(tx);
  return numAffectedRows === 1n;
}

export async function roomsOf(tx: Tx, troubleId: string): Promise<Room[]> {
  const { rows } = await sql<Room>`select id, provider, people, hours, source from trouble_rooms
    where trouble_id = ${troubleId} order by place, id`.execute(tx);
  return rows;
}

/** Said again by the same provider, it takes the place of what was said before. */
export async function saveRoom(tx: Tx, troubleId: string, one: Room): Promise<void> {
  await sql`insert into trouble_rooms (id, trouble_id, place, provider, people, hours, source)
    values (${one.id}, ${troubleId}, ${nextPlace('trouble_rooms', troubleId)}, ${one.provider}, ${one.people}, ${one.hours}, ${one.source})
    on conflict (trouble_id, lower(provider)) do update set people = excluded.people, hours = excluded.hours, source = excluded.source`.execute(
    tx,
  );
}
