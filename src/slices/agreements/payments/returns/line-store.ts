import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { LargePayment } from './figures.ts';

/** A payment as a quarterly return was signed with it. */
export type SignedLine = Readonly<{
  returnId: string;
  invoiceId: string;
  supplier: string;
  party: string | null;
  identifier: string | null;
  paidOn: string;
  grossPence: number;
}>;

/** Keeps the payments of a return that was just signed, one by one. */
export async function insertLines(tx: Tx, returnId: string, payments: readonly LargePayment[]): Promise<void> {
  await sql`insert into payment_return_lines (return_id, invoice_id, agreement_id, supplier, party, identifier, paid_on, gross_pence)
    select ${returnId}::uuid, "invoiceId", "agreementId", supplier, party, identifier, "paidOn", "grossPence"
    from json_to_recordset(${JSON.stringify(payments)}::json) as line ("invoiceId" uuid, "agreementId" uuid, supplier text, party text, identifier text,
      "paidOn" date, "grossPence" bigint)`.execute(tx);
}

export type LastSigned = Readonly<{ id: string; fromOn: string; toOn: string; number: number; signedAt: Date }>;

/**
 * The last version of each quarterly return that an organisation signed, the oldest quarter first. One that was signed before its payments were kept
 * one by one is not among them: which contract they were under is not known.
 */
export async function lastSignedQuarters(tx: Tx, organisationId: string): Promise<LastSigned[]> {
  const { rows } =
    await sql<LastSigned>`select id, from_on as "fromOn", to_on as "toOn", number, signed_at as "signedAt" from (
      select distinct on (to_on) * from payment_returns where organisation_id = ${organisationId} and kind = 'large-payments'
      order by to_on, number desc) r
    where (figures ->> 'payments')::int = 0 or exists (select 1 from payment_return_lines l where l.return_id = r.id) order by to_on`.execute(
      tx,
    );
  return rows;
}

/** What these returns say of payments under some agreements, in the order of days. */
export async function signedLinesOf(
  tx: Tx,
  returnIds: readonly string[],
  agreementIds: readonly string[],
): Promise<SignedLine[]> {
  const { rows } =
    await sql<SignedLine>`select return_id as "returnId", invoice_id as "invoiceId", supplier, party, identifier, paid_on as "paidOn",
      gross_pence as "grossPence" from payment_return_lines
    where return_id = any(${[...returnIds]}::uuid[]) and agreement_id = any(${[...agreementIds]}::uuid[])
    order by paid_on, supplier, invoice_id`.execute(tx);
  return rows;
}
