import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Block } from '#platform/documents/index.ts';
import type { Particulars } from './summary.ts';

export const letterChannels = ['email', 'letter', 'portal'] as const;
export type AwardLetter = Readonly<{
  id: string;
  procurementId: string;
  bidderId: string;
  type: 'summary' | 'reasons';
  channel: (typeof letterChannels)[number];
  givenOn: string;
  givenBy: string;
  messageId: string | null;
  title: string;
  content: readonly Block[];
}>;

export async function lettersOf(tx: Tx, procurementId: string): Promise<AwardLetter[]> {
  return (
    await sql<AwardLetter>`select id, procurement_id as "procurementId", bidder_id as "bidderId", type, channel, given_on as "givenOn",
      given_by as "givenBy", message_id as "messageId", title, content
    from award_letters where procurement_id = ${procurementId} order by given_on, recorded_at, id`.execute(tx)
  ).rows;
}

/** False where that bidder was told already. */
export async function insertLetter(tx: Tx, one: AwardLetter, by: string, at: Date): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into award_letters (id, procurement_id, bidder_id, type, channel, given_on, given_by, message_id, title, content, recorded_by, recorded_at)
    values (${one.id}, ${one.procurementId}, ${one.bidderId}, ${one.type}, ${one.channel}, ${one.givenOn}, ${one.givenBy}, ${one.messageId}, ${one.title},
      ${JSON.stringify(one.content)}::jsonb, ${by}, ${at}) on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

export async function particularsOf(tx: Tx, procurementId: string): Promise<Map<string, Particulars>> {
  const { rows } = await sql<
    Particulars & { bidderId: string }
  >`select p.bidder_id as "bidderId", p.address, p.email from bidder_particulars p
    join bidders b on b.id = p.bidder_id where b.procurement_id = ${procurementId}`.execute(tx);
  return new Map(rows.map(({ bidderId, ...rest }) => [bidderId, rest]));
}

export async function saveParticulars(
  tx: Tx,
  bidderId: string,
  { address, email, identifier }: Particulars & Readonly<{ identifier: string | null }>,
  by: string,
  at: Date,
): Promise<void> {
  await sql`insert into bidder_particulars (bidder_id, address, email, kept_by, kept_at) values (${bidderId}, ${address}, ${email}, ${by}, ${at})
    on conflict (bidder_id) do update set address = excluded.address, email = excluded.email, kept_by = excluded.kept_by, kept_at = excluded.kept_at`.execute(
    tx,
  );
  await sql`update bidders set identifier = ${identifier}, version = version + 1 where id = ${bidderId}
    and identifier is distinct from ${identifier}`.execute(tx);
}
