import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';

/** An invoice as both of its sides may see it. `days` is up to its payment, or up to today. */
export type Owed = Readonly<{
  id: string;
  supplier: string;
  payer: string;
  agreement: string | null;
  number: string;
  receivedOn: string | null;
  dueOn: string | null;
  paidOn: string | null;
  days: number | null;
  pence: number;
  currency: string;
  disputedOn: string | null;
  settledOn: string | null;
  dispute: string | null;
  version: number;
}>;

const select = (
  today: string,
) => sql`select i.id, i.supplier, o.name as payer, a.title as agreement, i.number, i.received_on as "receivedOn", i.due_on as "dueOn",
    i.paid_on as "paidOn", coalesce(i.paid_on, ${today}::date) - greatest(coalesce(i.settled_on, i.received_on), i.due_on) as days,
    coalesce(i.gross_pence, i.net_pence) as pence, i.currency, i.disputed_on as "disputedOn", i.settled_on as "settledOn", i.dispute, i.version
  from invoices i join organisations o on o.id = i.organisation_id left join agreements a on a.id = i.agreement_id`;

/** Paid, or still waiting, after more than 30 days: by supplier, the longest first. A disputed one is not late. */
const late = (
  today: string,
) => sql`(i.disputed_on is null or i.settled_on is not null) and coalesce(i.gross_pence, i.net_pence) > 0
  and coalesce(i.paid_on, ${today}::date) - greatest(coalesce(i.settled_on, i.received_on), i.due_on) > 30`;

export async function lateFrom(tx: Tx, payerId: string, today: string, most: number): Promise<Owed[]> {
  const { rows } =
    await sql<Owed>`${select(today)} where i.organisation_id = ${payerId} and ${late(today)} and i.matched is distinct from 'outside'
    order by i.paid_on is not null, i.supplier, days desc, i.number limit ${most}`.execute(tx);
  return rows;
}

/** What a supplier is owed and was paid late, under agreements where a person or its own number said that the invoice is its. */
export async function owedTo(tx: Tx, supplierId: string, today: string, most: number): Promise<Owed[]> {
  const { rows } = await sql<Owed>`${select(today)} join agreement_parties p on p.id = i.party_id
    where p.organisation_id = ${supplierId} and (i.paid_on is null or ${late(today)})
    order by i.paid_on is not null, days desc nulls last, i.number limit ${most}`.execute(tx);
  return rows;
}

export async function invoiceOf(tx: Tx, payerId: string, id: string, today: string): Promise<Owed | null> {
  const { rows } = await sql<Owed>`${select(today)} where i.organisation_id = ${payerId} and i.id = ${id}`.execute(tx);
  return rows[0] ?? null;
}

export async function invoicesUnder(tx: Tx, agreementId: string) {
  const { rows } = await sql<{ invoices: number; unpaid: number }>`select count(*)::int as invoices,
    count(*) filter (where paid_on is null)::int as unpaid from invoices where agreement_id = ${agreementId}`.execute(
    tx,
  );
  return rows[0]!;
}

export async function countOfInvoices(tx: Tx, payerId: string): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*)::int as count from invoices where organisation_id = ${payerId}`.execute(tx);
  return rows[0]!.count;
}

export async function saveDispute(
  tx: Tx,
  payerId: string,
  given: { id: string; disputedOn: string; dispute: string; settledOn: string | null; version: number },
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update invoices set disputed_on = ${given.disputedOn}, dispute = ${given.dispute},
      settled_on = ${given.settledOn}, version = version + 1
    where id = ${given.id} and organisation_id = ${payerId} and version = ${given.version}`.execute(tx);
  return numAffectedRows === 1n;
}
