import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';

export const happenings = ['came', 'left', 'handed back'] as const;

export type Happening = Readonly<{
  id: string;
  provider: string;
  what: (typeof happenings)[number];
  on: string;
  source: string | null;
}>;

export async function happeningsOf(tx: Tx, caseId: string): Promise<Happening[]> {
  const { rows } =
    await sql<Happening>`select id, provider, what, happened_on as "on", source from market_happenings where case_id = ${caseId}
    order by happened_on desc, provider, id`.execute(tx);
  return rows;
}

export async function insertHappening(tx: Tx, caseId: string, one: Happening, by: string, at: Date): Promise<void> {
  await sql`insert into market_happenings (id, case_id, provider, what, happened_on, source, said_by, said_at)
    values (${one.id}, ${caseId}, ${one.provider}, ${one.what}, ${one.on}, ${one.source}, ${by}, ${at})`.execute(tx);
}

export async function deleteHappening(tx: Tx, caseId: string, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from market_happenings where case_id = ${caseId} and id = ${id}`.execute(
    tx,
  );
  return numAffectedRows === 1n;
}

export type FeeFacts = Readonly<{
  feePence: number;
  floorPence: number | null;
  floorWagePence: number | null;
  wagePence: number | null;
  source: string | null;
  version: number;
}>;

export async function feeFactsOf(tx: Tx, caseId: string): Promise<FeeFacts | null> {
  const { rows } =
    await sql<FeeFacts>`select fee_pence as "feePence", floor_pence as "floorPence", floor_wage_pence as "floorWagePence", wage_pence as "wagePence",
    source, version from fee_facts where case_id = ${caseId}`.execute(tx);
  return rows[0] ?? null;
}

/** Writes them where nobody has changed them meanwhile; version 0 is where there were none. */
export async function saveFeeFacts(tx: Tx, caseId: string, facts: FeeFacts): Promise<boolean> {
  const { feePence, floorPence, floorWagePence, wagePence, source, version } = facts;
  const { numAffectedRows } = await (version === 0
    ? sql`insert into fee_facts (case_id, fee_pence, floor_pence, floor_wage_pence, wage_pence, source)
        values (${caseId}, ${feePence}, ${floorPence}, ${floorWagePence}, ${wagePence}, ${source}) on conflict do nothing`.execute(
        tx,
      )
    : sql`update fee_facts set fee_pence = ${feePence}, floor_pence = ${floorPence}, floor_wage_pence = ${floorWagePence}, wage_pence = ${wagePence},
        source = ${source}, version = version + 1 where case_id = ${caseId} and version = ${version}`.execute(tx));
  return numAffectedRows === 1n;
}

/** Returns without their providers: nobody reads one beside its name. */
export async function costsReturned(tx: Tx, caseId: string): Promise<number[]> {
  const { rows } = await sql<{
    pence: number;
  }>`select pence from cost_returns where case_id = ${caseId} order by pence`.execute(tx);
  return rows.map(({ pence }) => pence);
}

/** One for each provider: the latest stands. */
export async function saveCostReturn(tx: Tx, caseId: string, key: string, pence: number, at: Date): Promise<void> {
  await sql`insert into cost_returns (case_id, provider_key, pence, returned_at) values (${caseId}, ${key}, ${pence}, ${at})
    on conflict (case_id, provider_key) do update set pence = excluded.pence, returned_at = excluded.returned_at`.execute(
    tx,
  );
}
