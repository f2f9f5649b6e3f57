import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { ComplianceFigures, LargePayment, LeftOut } from './figures.ts';
import type { Period } from './periods.ts';

type Outs = Record<'unmatched' | 'outside' | 'credit' | 'disputed' | 'unreceived' | 'backwards', number>;

/** Section 70 is for procurements begun on this day or later. */
const begunFrom = '2026-04-01';

/** All of a period's figures in one pass over an organisation's invoices. */
export async function complianceOf(
  tx: Tx,
  organisationId: string,
  { fromOn, toOn }: Period,
): Promise<ComplianceFigures> {
  const { rows } = await sql<ComplianceFigures & Outs>`
    with told as (
      select coalesce(i.settled_on, i.received_on) as day0, i.paid_on, greatest(coalesce(i.settled_on, i.received_on), i.due_on) as payable_on,
        case when i.matched is null then 'unmatched'
          when i.matched = 'outside' or f.law is distinct from 'public-contract' then 'outside'
          when coalesce(i.gross_pence, i.net_pence) <= 0 then 'credit'
          when i.disputed_on is not null and i.settled_on is null then 'disputed'
          when i.received_on is null then 'unreceived'
          when i.paid_on < coalesce(i.settled_on, i.received_on) then 'backwards' end as out
      from invoices i left join agreement_payment_facts f on f.agreement_id = i.agreement_id
      where i.organisation_id = ${organisationId}),
    placed as (
      select *, paid_on - day0 as days, paid_on between ${fromOn} and ${toOn} as paid, payable_on between ${fromOn} and ${toOn} as payable
      from told),
    touched as (select * from placed where paid or payable or (out = 'unreceived' and paid_on is null))
    select count(*) filter (where out is null and paid)::int as paid,
      coalesce(sum(days) filter (where out is null and paid), 0)::int as "daysInAll",
      count(*) filter (where out is null and paid and days <= 30)::int as "within30",
      count(*) filter (where out is null and paid and days between 31 and 60)::int as "within60",
      count(*) filter (where out is null and paid and days >= 61)::int as later,
      count(*) filter (where out is null and payable)::int as payable,
      count(*) filter (where out is null and payable and (paid_on is null or paid_on > ${toOn}))::int as "notPaid",
      count(*) filter (where out = 'unmatched')::int as unmatched, count(*) filter (where out = 'outside')::int as outside,
      count(*) filter (where out = 'credit')::int as credit, count(*) filter (where out = 'disputed')::int as disputed,
      count(*) filter (where out = 'unreceived')::int as unreceived, count(*) filter (where out = 'backwards')::int as backwards
    from touched`.execute(tx);
  const { unmatched, outside, credit, disputed, unreceived, backwards, ...figures } = rows[0]!;
  return { ...figures, leftOut: { unmatched, outside, credit, disputed, unreceived, backwards } };
}

/** Each payment that the period's file tells of, or those under some agreements, in the order of days. One line of the ledger is one payment: small ones are never added up. */
export async function largePaymentsOf(
  tx: Tx,
  organisationId: string,
  { fromOn, toOn }: Pick<Period, 'fromOn' | 'toOn'>,
  most: number,
  agreementIds: readonly string[] | null = null,
): Promise<LargePayment[]> {
  const { rows } =
    await sql<LargePayment>`select i.id as "invoiceId", i.agreement_id as "agreementId", p.name as party, i.supplier, i.identifier, a.title as agreement, f.number as "agreementNumber", i.number as invoice,
      i.paid_on as "paidOn", i.gross_pence as "grossPence"
    from invoices i join agreement_payment_facts f on f.agreement_id = i.agreement_id join agreements a on a.id = i.agreement_id
      left join agreement_parties p on p.id = i.party_id
    where i.organisation_id = ${organisationId} and i.paid_on between ${fromOn} and ${toOn} and i.gross_pence > 3000000 and i.currency = 'GBP'
      and f.law = 'public-contract' and f.begun_on >= ${begunFrom} and ${agreementIds === null ? sql`true` : sql`i.agreement_id = any(${[...agreementIds]}::uuid[])`} order by i.paid_on, i.supplier, i.number limit ${most}`.execute(
      tx,
    );
  return rows;
}

export async function largeLeftOut(tx: Tx, organisationId: string, { fromOn, toOn }: Period): Promise<LeftOut> {
  const { rows } = await sql<LeftOut>`
    with told as (select case when i.currency <> 'GBP' then 'currency' when i.gross_pence is null then 'net'
        when i.matched is null then 'unmatched' when i.matched = 'outside' or f.law is distinct from 'public-contract' then 'outside'
        when f.begun_on is null then 'unbegun' when f.begun_on < ${begunFrom} then 'earlier' end as out
      from invoices i left join agreement_payment_facts f on f.agreement_id = i.agreement_id
      where i.organisation_id = ${organisationId} and i.paid_on between ${fromOn} and ${toOn}
        and (i.gross_pence > 3000000 or (i.gross_pence is null and i.net_pence > 2500000) or (i.currency <> 'GBP' and coalesce(i.gross_pence, i.net_pence) > 0)))
    select count(*) filter (where out = 'unmatched')::int as unmatched, count(*) filter (where out = 'outside')::int as outside,
      count(*) filter (where out = 'unbegun')::int as unbegun, count(*) filter (where out = 'earlier')::int as earlier,
      count(*) filter (where out = 'net')::int as net, count(*) filter (where out = 'currency')::int as currency from told`.execute(
    tx,
  );
  return rows[0]!;
}
