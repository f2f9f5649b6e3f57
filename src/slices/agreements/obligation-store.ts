import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { KeptRecord, Obligation } from './obligation.ts';

const linked = (kind: string) =>
  sql`array(select l.target_id from obligation_links l where l.obligation_id = o.id and l.kind = ${sql.lit(kind)} order by l.since, l.target_id)`;

const select = sql`select o.id, o.case_id as "caseId", o.state, o.version, o.agreement_id as "agreementId", a.title as agreement, o.words,
  o.owed_by as "owedById", p.name as "owedBy", o.owed_to as "owedTo", o.by_on as "byOn", o.how_often as "howOften",
  o.payment_pence as "paymentPence", o.payment_depends as "paymentDepends", o.added_at as "addedAt",
  o.owed_to_party as "owedToPartyId", o.owed_by_organisation as "owedByOrganisationId", o.owed_to_organisation as "owedToOrganisationId", o.clause, o.due_on as "dueOn",
  ${linked('requirement')} as "requirementIds", ${linked('measure')} as "measureIds",
  array(select x.organisation_id from agreement_parties x where x.agreement_id = a.id and x.organisation_id is not null) as "partyOrganisationIds"
  from obligations o join agreements a on a.id = o.agreement_id join agreement_parties p on p.id = o.owed_by`;

export async function obligationsById(tx: Tx, ids: readonly string[]): Promise<Obligation[]> {
  return (await sql<Obligation>`${select} where o.id = any(${[...ids]}::uuid[])`.execute(tx)).rows;
}

export async function obligationsOf(tx: Tx, caseId: string): Promise<Obligation[]> {
  return (await sql<Obligation>`${select} where o.case_id = ${caseId} order by o.added_at, o.id`.execute(tx)).rows;
}

export async function insertObligation(tx: Tx, o: Obligation, by: string | null): Promise<void> {
  await sql`insert into obligations (id, case_id, agreement_id, words, owed_by, owed_to, by_on, how_often, payment_pence, payment_depends, state, version, added_by, added_at,
      clause, owed_to_party, owed_by_organisation, owed_to_organisation, due_on)
    values (${o.id}, ${o.caseId}, ${o.agreementId}, ${o.words}, ${o.owedById}, ${o.owedTo}, ${o.byOn}, ${o.howOften}, ${o.paymentPence}, ${o.paymentDepends},
      ${o.state}, 1, ${by}, ${o.addedAt}, ${o.clause}, ${o.owedToPartyId}, ${o.owedByOrganisationId}, ${o.owedToOrganisationId}, ${o.dueOn})`.execute(
    tx,
  );
  const links = [
    ...o.requirementIds.map((id) => ['requirement', id] as const),
    ...o.measureIds.map((id) => ['measure', id] as const),
  ];
  for (const [kind, id] of links)
    await sql`insert into obligation_links (obligation_id, kind, target_id, since) values (${o.id}, ${kind}, ${id}, ${o.addedAt})
      on conflict do nothing`.execute(tx);
}

export async function setObligationState(
  tx: Tx,
  id: string,
  version: number,
  { state, dueOn }: Pick<Obligation, 'state' | 'dueOn'>,
): Promise<void> {
  const { numAffectedRows } =
    await sql`update obligations set state = ${state}, due_on = ${dueOn}, version = version + 1
    where id = ${id} and version = ${version}`.execute(tx);
  if (numAffectedRows !== 1n) refuse('stale');
}

export async function insertRecord(
  tx: Tx,
  row: Omit<KeptRecord, 'recordedAt'> & Readonly<{ obligationId: string; at: Date }>,
): Promise<void> {
  await sql`insert into obligation_records (id, obligation_id, kept, outcome, happened_on, due_on, note, link, side, recorded_by, recorded_at)
    values (${row.id}, ${row.obligationId}, ${row.outcome === 'kept'}, ${row.outcome}, ${row.on}, ${row.dueOn}, ${row.note}, ${row.link}, ${row.side}, ${row.by}, ${row.at})`.execute(
    tx,
  );
}

/** Newest first. */
export async function recordsOf(tx: Tx, obligationId: string): Promise<KeptRecord[]> {
  const { rows } =
    await sql<KeptRecord>`select id, outcome, happened_on as on, due_on as "dueOn", note, link, side, recorded_at as "recordedAt", recorded_by as by
    from obligation_records where obligation_id = ${obligationId} order by happened_on desc, recorded_at desc`.execute(
      tx,
    );
  return rows;
}
