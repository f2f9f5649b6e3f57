import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { SpendLine } from '#standards/spend/index.ts';

/** Adds payments, changes those that say something else now, and leaves alone what is the same. */
export async function saveSpend(
  tx: Tx,
  organisationId: string,
  lines: readonly SpendLine[],
  at: Date,
): Promise<{ added: number; changed: number; unchanged: number }> {
  if (lines.length === 0) return { added: 0, changed: 0, unchanged: 0 };
  const given = lines.toSorted((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
  // A row that this statement made has no row before it, which is what xmax says.
  const { rows } = await sql<{ added: number; written: number }>`
    with written as (
      insert into spend_lines as known (organisation_id, fingerprint, content_hash, supplier, redacted, identifier, paid_on, pence, service, added_at)
      select ${organisationId}::uuid, fingerprint, "contentHash", supplier, redacted, identifier, "paidOn", pence, service, ${at}::timestamptz
      from json_to_recordset(${JSON.stringify(given)}::json) as given (fingerprint text, "contentHash" text, supplier text, redacted boolean, identifier text,
        "paidOn" date, pence bigint, service text)
      on conflict (organisation_id, fingerprint) do update set content_hash = excluded.content_hash, supplier = excluded.supplier,
        redacted = excluded.redacted, identifier = excluded.identifier, paid_on = excluded.paid_on, pence = excluded.pence, service = excluded.service
      where known.content_hash is distinct from excluded.content_hash
      returning (xmax = 0) as added)
    select count(*) filter (where added)::int as added, count(*)::int as written from written`.execute(tx);
  const { added, written } = rows[0]!;
  return { added, changed: written - added, unchanged: lines.length - written };
}

/** The first and the last day of payment that are kept; null where nothing is. */
export async function spendDays(tx: Tx, organisationId: string): Promise<{ firstOn: string; lastOn: string } | null> {
  const { rows } = await sql<{
    firstOn: string | null;
    lastOn: string | null;
  }>`select min(paid_on) as "firstOn", max(paid_on) as "lastOn" from spend_lines where organisation_id = ${organisationId}`.execute(
    tx,
  );
  const { firstOn, lastOn } = rows[0]!;
  return firstOn && lastOn ? { firstOn, lastOn } : null;
}

/** Payments added up by whom they went to and for which service. */
export type Spent = Readonly<{
  supplier: string | null;
  identifier: string | null;
  service: string | null;
  redacted: boolean;
  payments: number;
  paidPence: number;
  refunds: number;
  refundPence: number;
}>;

export async function spentBetween(tx: Tx, organisationId: string, fromOn: string, toOn: string): Promise<Spent[]> {
  const { rows } = await sql<Spent>`select supplier, identifier, service, redacted,
      count(*) filter (where pence >= 0)::int as payments, coalesce(sum(pence) filter (where pence >= 0), 0)::bigint as "paidPence",
      count(*) filter (where pence < 0)::int as refunds, coalesce(-sum(pence) filter (where pence < 0), 0)::bigint as "refundPence"
    from spend_lines where organisation_id = ${organisationId} and paid_on between ${fromOn} and ${toOn}
    group by supplier, identifier, service, redacted order by supplier, identifier, service`.execute(tx);
  return rows;
}
