import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { PlaceRegister, RegisteredPlace } from '#standards/provider-register/index.ts';

type Of = Readonly<{ organisationId: string; register: PlaceRegister }>;

/** Keeps what a file of a day says of each place. An older file than the last one moves only when a place was first seen. */
export async function savePlaces(
  tx: Tx,
  { organisationId, register }: Of,
  given: readonly RegisteredPlace[],
  asAt: string,
): Promise<{ added: number; changed: number; unchanged: number }> {
  if (given.length === 0) return { added: 0, changed: 0, unchanged: 0 };
  const lines = JSON.stringify(given.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
  const { rows: differ } = await sql<{
    count: number;
  }>`select count(*)::int as count from registered_places as known join json_to_recordset(${lines}::json) as given (id text, "contentHash" text)
      on known.place_id = given.id and known.content_hash <> given."contentHash"
    where organisation_id = ${organisationId} and register = ${register} and seen_last <= ${asAt}`.execute(tx);
  await sql`update registered_places as known set seen_first = ${asAt}::date from json_to_recordset(${lines}::json) as given (id text)
    where organisation_id = ${organisationId} and register = ${register} and place_id = given.id and seen_first > ${asAt}`.execute(
    tx,
  );
  const { rows } = await sql<{ added: number }>`
    with written as (
      insert into registered_places as known (organisation_id, register, place_id, content_hash, name, provider_id, provider, area, services, places, rating,
        dormant, seen_first, seen_last)
      select ${organisationId}::uuid, ${register}, id, "contentHash", name, "providerId", provider, area, services, places, rating, dormant, ${asAt}::date, ${asAt}::date
      from json_to_recordset(${lines}::json) as given (id text, "contentHash" text, name text, "providerId" text, provider text, area text, services jsonb,
        places integer, rating text, dormant boolean)
      on conflict (organisation_id, register, place_id) do update set content_hash = excluded.content_hash, name = excluded.name,
        provider_id = excluded.provider_id, provider = excluded.provider, area = excluded.area, services = excluded.services, places = excluded.places,
        rating = excluded.rating, dormant = excluded.dormant, seen_last = excluded.seen_last
      where known.seen_last < excluded.seen_last
        or (known.seen_last = excluded.seen_last and known.content_hash <> excluded.content_hash)
      returning (xmax = 0) as added)
    select count(*) filter (where added)::int as added from written`.execute(tx);
  const [added, changed] = [rows[0]!.added, differ[0]!.count];
  return { added, changed, unchanged: given.length - added - changed };
}

export async function savePlaceFile(tx: Tx, of: Of, asAt: string, name: string, at: Date): Promise<void> {
  await sql`insert into place_files (organisation_id, register, as_at, name, brought_at)
    values (${of.organisationId}, ${of.register}, ${asAt}, ${name}, ${at})
    on conflict (organisation_id, register, as_at) do update set name = excluded.name, brought_at = excluded.brought_at`.execute(
    tx,
  );
}

/** The days that the last two files are from, the latest first. */
export async function lastFiles(tx: Tx, of: Of): Promise<{ asAt: string; name: string }[]> {
  const { rows } = await sql<{ asAt: string; name: string }>`select as_at as "asAt", name from place_files
    where organisation_id = ${of.organisationId} and register = ${of.register} order by as_at desc limit 2`.execute(tx);
  return rows;
}

export type Place = Readonly<Omit<RegisteredPlace, 'line' | 'contentHash'> & { seenFirst: string; seenLast: string }>;

/** Places that were on the register on either of two days: enough to say who is there, who came and who left. */
export async function placesOn(tx: Tx, of: Of, latest: string, before: string | null): Promise<Place[]> {
  const { rows } = await sql<Place>`select place_id as id, name, provider_id as "providerId", provider, area, services,
      places, rating, dormant, seen_first as "seenFirst", seen_last as "seenLast" from registered_places
    where organisation_id = ${of.organisationId} and register = ${of.register} and seen_last between ${before ?? latest} and ${latest}
    order by name, place_id`.execute(tx);
  return rows;
}
