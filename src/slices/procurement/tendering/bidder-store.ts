import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Bidder } from './tender.ts';

export type NewBidder = Readonly<{
  id: string;
  name: string;
  identifier: string | null;
  contact: string | null;
  small: boolean | null;
  voluntary: boolean | null;
}>;

/** Adds whom nobody has added, by name. A bidder that is there keeps what it has and gets what it lacks. */
export async function addBidders(
  tx: Tx,
  of: { id: string; caseId: string },
  bidders: readonly NewBidder[],
  by: string,
  at: Date,
): Promise<number> {
  let added = 0;
  for (const one of bidders) {
    const { rows } = await sql<{
      added: boolean;
    }>`insert into bidders as b (id, case_id, procurement_id, name, identifier, contact, small, voluntary,
      state, version, added_by, added_at)
      values (${one.id}, ${of.caseId}, ${of.id}, ${one.name}, ${one.identifier}, ${one.contact}, ${one.small}, ${one.voluntary}, 'taking-part', 1, ${by}, ${at})
      on conflict (procurement_id, lower(name)) do update set identifier = coalesce(excluded.identifier, b.identifier),
        contact = coalesce(excluded.contact, b.contact), small = coalesce(excluded.small, b.small),
        voluntary = coalesce(excluded.voluntary, b.voluntary), version = b.version + 1
      returning (xmax = 0) as added`.execute(tx);
    if (rows[0]!.added) added += 1;
  }
  return added;
}

export async function endBidder(
  tx: Tx,
  { id, procurementId, version }: Pick<Bidder, 'id' | 'procurementId' | 'version'>,
  state: 'withdrawn' | 'not-selected',
  because: string,
): Promise<boolean> {
  const { numAffectedRows } = await sql`update bidders set state = ${state}, because = ${because}, version = version + 1
    where id = ${id} and procurement_id = ${procurementId} and version = ${version} and state = 'taking-part'`.execute(
    tx,
  );
  return numAffectedRows === 1n;
}
