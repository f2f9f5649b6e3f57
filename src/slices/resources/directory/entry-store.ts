import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Entry, EntryDetails, EntryKind } from './entry.ts';

const select = sql`select id, organisation_id as "organisationId", kind, external_id as "externalId", name, who, description, place, url,
  for_whom as "forWhom", cost, case when open then 'listed' else 'closed' end as state, amount_pence::float8 as "amountPence", currency, funder,
  assured_on as "assuredOn", modified_on as "modifiedOn", starts_on as "startsOn", ends_on as "endsOn", version, changed_at as "changedAt",
  null as "caseId" from directory_entries`;

export async function entriesById(tx: Tx, ids: readonly string[]): Promise<Entry[]> {
  return (await sql<Entry>`${select} where id = any(${[...ids]}::uuid[])`.execute(tx)).rows;
}

const likely = (word: string): string => `%${word.replace(/[\\%_]/g, (one) => `\\${one}`)}%`;
const everything = sql`lower(concat_ws(' ', name, who, description, place, for_whom, funder))`;

/** Entries whose words hold every word looked for, those that are open first; with how many there are in all. */
export async function searchEntries(
  tx: Tx,
  look: { words: readonly string[]; kind: EntryKind | null; from: number; most: number },
): Promise<{ entries: Entry[]; count: number }> {
  const holds = look.words.map((word) => sql`${everything} like ${likely(word)}`);
  const where = sql`where ${sql.join([sql`true`, ...(look.kind ? [sql`kind = ${look.kind}`] : []), ...holds], sql` and `)}`;
  const { rows } =
    await sql<Entry>`${select} ${where} order by open desc, lower(name), id limit ${look.most} offset ${look.from}`.execute(
      tx,
    );
  const counted = await sql<{ count: number }>`select count(*)::int as count from directory_entries ${where}`.execute(
    tx,
  );
  return { entries: rows, count: counted.rows[0]!.count };
}

/** Open entries whose place holds any of these places: what suggestions are looked for among. */
export async function entriesIn(tx: Tx, places: readonly string[], most: number): Promise<Entry[]> {
  if (places.length === 0) return [];
  const any = sql.join(
    places.map((place) => sql`lower(place) like ${likely(place)}`),
    sql` or `,
  );
  const { rows } = await sql<Entry>`${select} where open and (${any}) order by lower(name), id limit ${most}`.execute(
    tx,
  );
  return rows;
}

export type ToSave = EntryDetails & Readonly<{ id: string; hash: string }>;

/** Adds or changes entries of one organisation by their publisher's id. What is as before is not touched. */
export async function saveEntries(
  tx: Tx,
  organisationId: string,
  entries: readonly ToSave[],
  at: Date,
): Promise<{ added: number; changed: number }> {
  const rows = entries.map((one) => ({ ...one, open: one.state === 'listed' }));
  const { rows: saved } = await sql<{
    added: boolean;
  }>`insert into directory_entries (id, organisation_id, kind, external_id, name, who, description,
      place, url, for_whom, cost, open, amount_pence, currency, funder, assured_on, modified_on, starts_on, ends_on, content_hash, version, brought_at, changed_at)
    select id, ${organisationId}::uuid, kind, "externalId", name, who, description, place, url, "forWhom", cost, open, "amountPence", currency, funder,
      "assuredOn", "modifiedOn", "startsOn", "endsOn", hash, 1, ${at}::timestamptz, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (id uuid, kind text, "externalId" text, name text, who text, description text, place text,
      url text, "forWhom" text, cost text, open boolean, "amountPence" bigint, currency text, funder text, "assuredOn" date, "modifiedOn" date,
      "startsOn" date, "endsOn" date, hash text)
    on conflict (organisation_id, kind, external_id) do update set name = excluded.name, who = excluded.who, description = excluded.description,
      place = excluded.place, url = excluded.url, for_whom = excluded.for_whom, cost = excluded.cost, open = excluded.open,
      amount_pence = excluded.amount_pence, currency = excluded.currency, funder = excluded.funder, assured_on = excluded.assured_on,
      modified_on = excluded.modified_on, starts_on = excluded.starts_on, ends_on = excluded.ends_on, content_hash = excluded.content_hash,
      version = directory_entries.version + 1, changed_at = excluded.changed_at
    where directory_entries.content_hash <> excluded.content_hash
    returning version = 1 as added`.execute(tx);
  const added = saved.filter((one) => one.added).length;
  return { added, changed: saved.length - added };
}
