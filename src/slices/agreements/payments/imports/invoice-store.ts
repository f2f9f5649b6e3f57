import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { type InvoiceFault, type InvoiceLine, numberKey } from '#standards/invoice/index.ts';

export type GivenInvoice = InvoiceLine & { faults?: readonly InvoiceFault[] };

/** Which of these invoices an earlier line of the same import has told of. */
export async function toldBefore(
  tx: Tx,
  organisationId: string,
  importId: string,
  fingerprints: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{
    fingerprint: string;
    line: number;
  }>`select fingerprint, import_line as line from invoices where organisation_id = ${organisationId}
    and import_id = ${importId} and fingerprint = any(${[...fingerprints]}::text[])`.execute(tx);
  return new Map(rows.map((row) => [row.fingerprint, Number(row.line)]));
}

/** By its number in the ledger, else its registered number, else its name. */
const supplierKeyOf = ({ supplierRef, identifier, nameKey }: InvoiceLine): string => {
  const ref = numberKey(supplierRef);
  return ref ? `ref ${ref}` : identifier ? `number ${identifier}` : `name ${nameKey}`;
};

/** Adds invoices and changes those that say something else now. What a later list leaves empty stays as it was known; a match stays. */
export async function saveInvoices(
  tx: Tx,
  organisationId: string,
  importId: string,
  lines: readonly GivenInvoice[],
  at: Date,
): Promise<{ added: number; changed: number; unchanged: number }> {
  if (lines.length === 0) return { added: 0, changed: 0, unchanged: 0 };
  const given = lines
    .map((one) => ({ ...one, supplierKey: supplierKeyOf(one), orderKey: numberKey(one.order) ?? '' }))
    .toSorted((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
  const { rows } = await sql<{ added: number; written: number }>`
    with written as (
      insert into invoices as known (organisation_id, fingerprint, supplier, name_key, supplier_key, supplier_ref, identifier, number, "order", order_key,
        issued_on, received_on, due_on, paid_on, net_pence, gross_pence, currency, disputed_on, settled_on, faults, import_id, import_line, added_at)
      select ${organisationId}::uuid, fingerprint, supplier, "nameKey", "supplierKey", "supplierRef", identifier, number, "order", "orderKey",
        "issuedOn", "receivedOn", "dueOn", "paidOn", "netPence", "grossPence", currency, "disputedOn", "settledOn", faults, ${importId}::uuid, line, ${at}::timestamptz
      from json_to_recordset(${JSON.stringify(given)}::json) as given (fingerprint text, supplier text, "nameKey" text, "supplierKey" text, "supplierRef" text,
        identifier text, number text, "order" text, "orderKey" text, "issuedOn" date, "receivedOn" date, "dueOn" date, "paidOn" date, "netPence" bigint,
        "grossPence" bigint, currency text, "disputedOn" date, "settledOn" date, faults jsonb, line bigint)
      on conflict (organisation_id, fingerprint) do update set
        supplier_ref = coalesce(excluded.supplier_ref, known.supplier_ref), identifier = coalesce(excluded.identifier, known.identifier),
        supplier_key = case when excluded.supplier_ref is not null or known.supplier_ref is null and excluded.identifier is not null
          then excluded.supplier_key else known.supplier_key end,
        "order" = coalesce(excluded."order", known."order"), order_key = case when excluded."order" is null then known.order_key else excluded.order_key end,
        issued_on = coalesce(excluded.issued_on, known.issued_on), received_on = coalesce(excluded.received_on, known.received_on),
        due_on = coalesce(excluded.due_on, known.due_on), paid_on = coalesce(excluded.paid_on, known.paid_on),
        net_pence = coalesce(excluded.net_pence, known.net_pence), gross_pence = coalesce(excluded.gross_pence, known.gross_pence),
        currency = excluded.currency, disputed_on = coalesce(excluded.disputed_on, known.disputed_on),
        settled_on = case when coalesce(excluded.settled_on, known.settled_on) >= coalesce(excluded.disputed_on, known.disputed_on)
          then coalesce(excluded.settled_on, known.settled_on) end,
        faults = coalesce(excluded.faults, known.faults), import_id = excluded.import_id, import_line = excluded.import_line, version = known.version + 1
      where (coalesce(excluded.supplier_ref, known.supplier_ref), coalesce(excluded.identifier, known.identifier), coalesce(excluded."order", known."order"),
          coalesce(excluded.issued_on, known.issued_on), coalesce(excluded.received_on, known.received_on), coalesce(excluded.due_on, known.due_on),
          coalesce(excluded.paid_on, known.paid_on), coalesce(excluded.net_pence, known.net_pence), coalesce(excluded.gross_pence, known.gross_pence),
          excluded.currency, coalesce(excluded.disputed_on, known.disputed_on), coalesce(excluded.settled_on, known.settled_on), coalesce(excluded.faults, known.faults))
        is distinct from (known.supplier_ref, known.identifier, known."order", known.issued_on, known.received_on, known.due_on, known.paid_on,
          known.net_pence, known.gross_pence, known.currency, known.disputed_on, known.settled_on, known.faults)
      returning (xmax = 0) as added)
    select count(*) filter (where added)::int as added, count(*)::int as written from written`.execute(tx);
  const { added, written } = rows[0]!;
  return { added, changed: written - added, unchanged: lines.length - written };
}
