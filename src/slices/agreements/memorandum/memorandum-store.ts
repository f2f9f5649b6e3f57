import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Memorandum } from './memorandum.ts';

export async function memorandumOf(tx: Tx, agreementId: string): Promise<Memorandum> {
  const { rows } = await sql<Omit<Memorandum, 'does'>>`select purpose, review_on as "reviewOn", leaving from memoranda
    where agreement_id = ${agreementId}`.execute(tx);
  const { rows: parts } = await sql<{
    partyId: string;
    does: string;
  }>`select party_id as "partyId", does from memorandum_parts
    where agreement_id = ${agreementId}`.execute(tx);
  return {
    ...(rows[0] ?? { purpose: '', reviewOn: null, leaving: null }),
    does: new Map(parts.map(({ partyId, does }) => [partyId, does])),
  };
}

export async function saveMemorandum(tx: Tx, agreementId: string, one: Omit<Memorandum, 'does'>): Promise<void> {
  await sql`insert into memoranda (agreement_id, purpose, review_on, leaving)
    values (${agreementId}, ${one.purpose}, ${one.reviewOn}, ${one.leaving})
    on conflict (agreement_id) do update set purpose = excluded.purpose, review_on = excluded.review_on, leaving = excluded.leaving`.execute(
    tx,
  );
}

export async function savePart(tx: Tx, agreementId: string, partyId: string, does: string): Promise<void> {
  await sql`insert into memoranda (agreement_id, purpose) values (${agreementId}, '') on conflict do nothing`.execute(
    tx,
  );
  await sql`insert into memorandum_parts (agreement_id, party_id, does) values (${agreementId}, ${partyId}, ${does})
    on conflict (agreement_id, party_id) do update set does = excluded.does`.execute(tx);
}

/** Money in a memorandum is aligned, whatever its party is. */
export async function setAligned(tx: Tx, partyId: string, pence: number | null): Promise<void> {
  await sql`update agreement_parties set amount_pence = ${pence}::bigint, money = case when ${pence}::bigint is null then null else 'aligned' end
    where id = ${partyId}`.execute(tx);
}
