import { sql } from 'kysely';
import type { LookBack, Tender } from '#engines/retender-history/index.ts';
import { sha256 } from '#platform/crypto/secrets.ts';
import type { Tx } from '#platform/db/database.ts';

const dayMs = 86_400_000;
const batch = 1_000;

type Row = Readonly<{
  reference: string;
  closedOn: string;
  size: number | null;
  kinds: string[];
  words: string[];
  bids: Tender['bids'];
}>;

const rowOf = ({ id, day, size, kinds, words, bids }: Tender) => {
  const closed_on = new Date(day * dayMs).toISOString().slice(0, 10);
  const content = { reference: id, closed_on, size, kinds, words, bids };
  return { ...content, content_hash: sha256(JSON.stringify(content)) };
};

const tenderOf = ({ reference, closedOn, ...rest }: Row): Tender => {
  const day = Date.parse(closedOn) / dayMs;
  return { id: reference, day, year: Number(closedOn.slice(0, 4)), ...rest };
};

export async function pastTendersOf(tx: Tx, caseId: string): Promise<Tender[]> {
  const { rows } =
    await sql<Row>`select reference, closed_on as "closedOn", size, kinds, words, bids from past_tenders where case_id = ${caseId}
    order by closed_on, reference collate "C"`.execute(tx);
  return rows.map(tenderOf);
}

/** Adds tenders, changes those that say something else now, and leaves alone what is the same. */
export async function savePastTenders(
  tx: Tx,
  caseId: string,
  tenders: readonly Tender[],
): Promise<{ added: number; changed: number; unchanged: number }> {
  const { rows: known } = await sql<{ reference: string; hash: string }>`
    select reference, content_hash as hash from past_tenders where case_id = ${caseId}`.execute(tx);
  const hashes = new Map(known.map(({ reference, hash }) => [reference, hash]));
  const rows = tenders.map(rowOf);
  const fresh = rows.filter((row) => hashes.get(row.reference) !== row.content_hash);
  for (let from = 0; from < fresh.length; from += batch)
    await sql`insert into past_tenders (case_id, reference, closed_on, size, kinds, words, bids, content_hash)
      select ${caseId}::uuid, reference, closed_on, size, kinds, words, bids, content_hash
      from jsonb_to_recordset(${JSON.stringify(fresh.slice(from, from + batch))}::jsonb)
        as given (reference text, closed_on date, size double precision, kinds jsonb, words jsonb, bids jsonb, content_hash text)
      on conflict (case_id, reference) do update set closed_on = excluded.closed_on, size = excluded.size, kinds = excluded.kinds,
        words = excluded.words, bids = excluded.bids, content_hash = excluded.content_hash`.execute(tx);
  const changed = fresh.filter((row) => hashes.has(row.reference)).length;
  return { added: fresh.length - changed, changed, unchanged: rows.length - fresh.length };
}

export async function forgetPastTenders(tx: Tx, caseId: string): Promise<number> {
  await sql`delete from look_backs where case_id = ${caseId}`.execute(tx);
  const { numAffectedRows } = await sql`delete from past_tenders where case_id = ${caseId}`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

export type LookingBack = Readonly<{
  caseId: string;
  state: 'looking' | 'ready' | 'stopped';
  tendersHash: string;
  found: LookBack | null;
  endedAt: Date | null;
}>;

export async function lookBackOf(tx: Tx, caseId: string): Promise<LookingBack | null> {
  const { rows } =
    await sql<LookingBack>`select case_id as "caseId", state, tenders_hash as "tendersHash", found, ended_at as "endedAt"
    from look_backs where case_id = ${caseId}`.execute(tx);
  return rows[0] ?? null;
}

export async function casesLookingBack(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{
    caseId: string;
  }>`select case_id as "caseId" from look_backs where state = 'looking' order by begun_at`.execute(tx);
  return rows.map(({ caseId }) => caseId);
}

export async function beginLookBack(tx: Tx, caseId: string, tendersHash: string, at: Date): Promise<void> {
  await sql`insert into look_backs (case_id, state, tenders_hash, begun_at) values (${caseId}, 'looking', ${tendersHash}, ${at})
    on conflict (case_id) do update set state = 'looking', tenders_hash = excluded.tenders_hash, found = null, begun_at = excluded.begun_at, ended_at = null`.execute(
    tx,
  );
}

/** Ends it once, and only if the tenders are still those that were looked at. */
export async function endLookBack(
  tx: Tx,
  caseId: string,
  tendersHash: string,
  found: LookBack | null,
  at: Date,
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update look_backs set state = ${found ? 'ready' : 'stopped'}, found = ${found ? JSON.stringify(found) : null}::jsonb, ended_at = ${at}
    where case_id = ${caseId} and tenders_hash = ${tendersHash} and state = 'looking'`.execute(tx);
  return numAffectedRows === 1n;
}
