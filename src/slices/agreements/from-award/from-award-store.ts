import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Indicator } from './indicator.ts';
import type { Proposal, Proposed } from './proposal.ts';

export type Source = Readonly<{
  agreementId: string;
  decisionId: string;
  procurementId: string;
  supplierPartyId: string;
}>;

const source = sql`select agreement_id as "agreementId", decision_id as "decisionId", procurement_id as "procurementId",
  supplier_party_id as "supplierPartyId" from agreement_sources`;

export async function sourceOf(tx: Tx, agreementId: string): Promise<Source | null> {
  return (await sql<Source>`${source} where agreement_id = ${agreementId}`.execute(tx)).rows[0] ?? null;
}

export async function sourcesOf(tx: Tx, procurementId: string): Promise<Source[]> {
  return (
    await sql<Source>`${source} where procurement_id = ${procurementId} order by drafted_at, agreement_id`.execute(tx)
  ).rows;
}

/** What the agreements of procurements say of days: when they run, when one was last changed, and whether they have no indicators for a reason. */
export type DaysAgreed = Readonly<{
  procurementId: string;
  startOn: string | null;
  endOn: string | null;
  changedAt: Date | null;
  noKpis: boolean;
}>;

/** Of each that has an agreement; a draft says of its days nothing yet. */
export async function daysAgreed(tx: Tx, procurementIds: readonly string[]): Promise<DaysAgreed[]> {
  return (
    await sql<DaysAgreed>`select s.procurement_id as "procurementId", min(a.starts_on) filter (where a.state <> 'draft') as "startOn",
      max(a.ends_on) filter (where a.state <> 'draft') as "endOn", max(c.changed_at) as "changedAt", bool_or(r.because is not null) as "noKpis"
    from agreement_sources s join agreements a on a.id = s.agreement_id left join agreement_indicator_reasons r on r.agreement_id = a.id
      left join lateral (select max(changed_at) as changed_at from agreement_changes where agreement_id = a.id) c on true
    where s.procurement_id = any(${[...procurementIds]}::uuid[]) group by s.procurement_id`.execute(tx)
  ).rows;
}

/** False where that award has its agreement already. */
export async function insertSource(tx: Tx, one: Source, by: string | null, at: Date): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into agreement_sources (agreement_id, decision_id, procurement_id, supplier_party_id, drafted_by, drafted_at)
    values (${one.agreementId}, ${one.decisionId}, ${one.procurementId}, ${one.supplierPartyId}, ${by}, ${at}) on conflict do nothing`.execute(
      tx,
    );
  return numAffectedRows === 1n;
}

export async function insertProposals(
  tx: Tx,
  agreementId: string,
  rows: readonly (Proposed & Readonly<{ id: string }>)[],
): Promise<void> {
  for (const [place, p] of rows.entries())
    await sql`insert into agreement_proposals (id, agreement_id, place, source, source_id, social, words, lot_id, criterion_id, requirement_id, version)
      values (${p.id}, ${agreementId}, ${place}, ${p.source}, ${p.sourceId}, ${p.social}, ${p.words}, ${p.lotId}, ${p.criterionId}, ${p.requirementId}, 1)
      on conflict do nothing`.execute(tx);
}

export async function proposalsIn(tx: Tx, agreementId: string): Promise<Proposal[]> {
  return (
    await sql<Proposal>`select id, agreement_id as "agreementId", place, source, source_id as "sourceId", social, words, lot_id as "lotId",
      criterion_id as "criterionId", requirement_id as "requirementId", decision, because, obligation_id as "obligationId", measure_id as "measureId", version
    from agreement_proposals where agreement_id = ${agreementId} order by place, id`.execute(tx)
  ).rows;
}

/** False where somebody decided on it meanwhile. */
export async function decideProposal(tx: Tx, p: Proposal, by: string, at: Date): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update agreement_proposals set decision = ${p.decision}, because = ${p.because}, obligation_id = ${p.obligationId},
      measure_id = ${p.measureId}, decided_by = ${by}, decided_at = ${at}, version = version + 1
    where id = ${p.id} and version = ${p.version} and decision is null`.execute(tx);
  return numAffectedRows === 1n;
}

export async function indicatorsOf(tx: Tx, agreementId: string): Promise<Indicator[]> {
  return (
    await sql<Indicator>`select id, agreement_id as "agreementId", name, target, obligation_id as "obligationId", measure_id as "measureId", material
    from agreement_indicators where agreement_id = ${agreementId} order by set_at, id`.execute(tx)
  ).rows;
}

export async function insertIndicator(tx: Tx, one: Indicator, by: string, at: Date): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into agreement_indicators (id, agreement_id, name, target, obligation_id, measure_id, material, set_by, set_at)
    values (${one.id}, ${one.agreementId}, ${one.name}, ${one.target}, ${one.obligationId}, ${one.measureId}, ${one.material}, ${by}, ${at})
    on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

export async function reasonForNone(tx: Tx, agreementId: string): Promise<string | null> {
  const { rows } = await sql<{
    because: string;
  }>`select because from agreement_indicator_reasons where agreement_id = ${agreementId}`.execute(tx);
  return rows[0]?.because ?? null;
}

export async function saveReasonForNone(
  tx: Tx,
  agreementId: string,
  because: string,
  by: string,
  at: Date,
): Promise<void> {
  await sql`insert into agreement_indicator_reasons (agreement_id, because, said_by, said_at) values (${agreementId}, ${because}, ${by}, ${at})
    on conflict (agreement_id) do update set because = excluded.because, said_by = excluded.said_by, said_at = excluded.said_at`.execute(
    tx,
  );
}
