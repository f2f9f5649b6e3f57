import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Candidate, Match, Waiting } from './match.ts';

/** Agreements that are or were in force and that an organisation pays under, with whom it pays. */
export async function candidatesOf(tx: Tx, organisationId: string): Promise<(Candidate & { setBy: string | null })[]> {
  const { rows } = await sql<
    Candidate & { setBy: string | null }
  >`select a.id as "agreementId", a.title, f.number_key as "numberKey", f.supplier_number as "supplierNumber", f.set_by as "setBy",
      coalesce((select json_agg(json_build_object('partyId', p.id, 'name', p.name) order by p.added_at, p.id) from agreement_parties p
        where p.agreement_id = a.id and p.role in ('provider', 'member') and p.organisation_id is distinct from ${organisationId}::uuid), '[]'::json) as suppliers
    from agreements a left join agreement_payment_facts f on f.agreement_id = a.id
    where a.state <> 'draft' and exists (select 1 from agreement_parties p where p.agreement_id = a.id and p.organisation_id = ${organisationId}
      and p.role in ('commissioner', 'funder', 'host', 'member')) order by a.title, a.id`.execute(tx);
  return rows;
}

export async function waitingOf(tx: Tx, organisationId: string): Promise<Waiting[]> {
  const { rows } =
    await sql<Waiting>`select supplier_key as "supplierKey", order_key as "orderKey", min(name_key) as "nameKey",
      case when count(distinct identifier) = 1 then min(identifier) end as identifier
    from invoices where organisation_id = ${organisationId} and matched is null group by 1, 2`.execute(tx);
  return rows;
}

/** What people said before is applied to what waits: for this order number first, else for all of the supplier's. */
export async function applyLearnt(tx: Tx, organisationId: string): Promise<number> {
  const { numAffectedRows } = await sql`update invoices i set agreement_id = m.agreement_id, party_id = m.party_id,
      matched = case when m.agreement_id is null then 'outside' else 'person' end, version = version + 1
    from (select distinct on (w.supplier_key, w.order_key) w.supplier_key, w.order_key, m.agreement_id, m.party_id
      from (select distinct supplier_key, order_key from invoices where organisation_id = ${organisationId} and matched is null) w
      join invoice_matches m on m.organisation_id = ${organisationId} and m.supplier_key = w.supplier_key and m.order_key in (w.order_key, '')
      order by w.supplier_key, w.order_key, m.order_key desc) m
    where i.organisation_id = ${organisationId} and i.matched is null and i.supplier_key = m.supplier_key and i.order_key = m.order_key`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0);
}

export async function applyMatches(
  tx: Tx,
  organisationId: string,
  found: readonly (Pick<Waiting, 'supplierKey' | 'orderKey'> & Match)[],
): Promise<void> {
  if (found.length === 0) return;
  await sql`update invoices i set agreement_id = m."agreementId", party_id = m."partyId", matched = m.matched, version = version + 1
    from json_to_recordset(${JSON.stringify(found)}::json) as m ("supplierKey" text, "orderKey" text, "agreementId" uuid, "partyId" uuid, matched text)
    where i.organisation_id = ${organisationId} and i.matched is null and i.supplier_key = m."supplierKey" and i.order_key = m."orderKey"`.execute(
    tx,
  );
}

export type WaitingGroup = Waiting &
  Readonly<{ supplier: string; supplierRef: string | null; order: string | null; invoices: number; pence: number }>;

/** What waits for a person, the largest sums first. */
export async function waitingGroups(
  tx: Tx,
  organisationId: string,
  page: { from: number; most: number },
): Promise<{ groups: WaitingGroup[]; count: number; invoices: number }> {
  const { rows } = await sql<
    WaitingGroup & { all: number; allInvoices: number }
  >`select *, count(*) over ()::int as "all",
      sum(invoices) over ()::int as "allInvoices" from (
    select supplier_key as "supplierKey", order_key as "orderKey", min(name_key) as "nameKey", min(identifier) as identifier, min(supplier) as supplier,
      min(supplier_ref) as "supplierRef", min("order") as "order", count(*)::int as invoices, sum(coalesce(gross_pence, net_pence))::bigint as pence
    from invoices where organisation_id = ${organisationId} and matched is null group by 1, 2) g
    order by pence desc, "supplierKey", "orderKey" limit ${page.most} offset ${page.from}`.execute(tx);
  return { groups: rows, count: rows[0]?.all ?? 0, invoices: rows[0]?.allInvoices ?? 0 };
}

export async function keepLearnt(
  tx: Tx,
  said: {
    organisationId: string;
    supplierKey: string;
    orderKey: string;
    agreementId: string | null;
    partyId: string | null;
    because: string | null;
    by: string | null;
    at: Date;
  },
): Promise<void> {
  const { organisationId, supplierKey, orderKey, agreementId, partyId, because, by, at } = said;
  await sql`insert into invoice_matches (organisation_id, supplier_key, order_key, agreement_id, party_id, because, decided_by, decided_at)
    values (${organisationId}, ${supplierKey}, ${orderKey}, ${agreementId}, ${partyId}, ${because}, ${by}, ${at})
    on conflict (organisation_id, supplier_key, order_key) do update set agreement_id = excluded.agreement_id, party_id = excluded.party_id,
      because = excluded.because, decided_by = excluded.decided_by, decided_at = excluded.decided_at`.execute(tx);
}

export type Learnt = Readonly<{
  supplierKey: string;
  orderKey: string;
  supplier: string | null;
  order: string | null;
  agreement: string | null;
  because: string | null;
}>;

/** What people said, the latest first, with a name for each that somebody can read. */
export async function learntOf(tx: Tx, organisationId: string, most: number): Promise<Learnt[]> {
  const { rows } =
    await sql<Learnt>`select m.supplier_key as "supplierKey", m.order_key as "orderKey", i.supplier, i."order", a.title as agreement, m.because
    from invoice_matches m left join agreements a on a.id = m.agreement_id
    left join lateral (select supplier, "order" from invoices where organisation_id = m.organisation_id and supplier_key = m.supplier_key
      and order_key = m.order_key limit 1) i on true
    where m.organisation_id = ${organisationId} order by m.decided_at desc, m.supplier_key, m.order_key limit ${most}`.execute(
      tx,
    );
  return rows;
}

/** Forgets what was said; the invoices that rested on it wait again. Tells whether there was anything. */
export async function forgetLearnt(
  tx: Tx,
  organisationId: string,
  { supplierKey, orderKey }: Pick<Learnt, 'supplierKey' | 'orderKey'>,
): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from invoice_matches where organisation_id = ${organisationId}
    and supplier_key = ${supplierKey} and order_key = ${orderKey}`.execute(tx);
  if (numAffectedRows !== 1n) return false;
  await sql`update invoices set agreement_id = null, party_id = null, matched = null, version = version + 1
    where organisation_id = ${organisationId} and supplier_key = ${supplierKey} and (${orderKey} = '' or order_key = ${orderKey})
      and matched in ('person', 'outside')`.execute(tx);
  return true;
}
