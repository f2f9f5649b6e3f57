import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { PlacedCriterion, ScoringRules } from './criterion.ts';
import { usualRules } from './criterion.ts';

const select = sql`select c.id, p.case_id as "caseId", c.procurement_id as "procurementId", c.lot_id as "lotId", c.parent_id as "parentId",
  case when p.state in ('published', 'awarded') or exists (select 1 from procurement_moments m where m.procurement_id = p.id
    and m.moment in ('tender-notice', 'invited')) then 'published' else 'draft' end as state, c.version, c.type, c.name, c.weight, c.question, c.guide, c.least,
  c.judged_by as "judgedBy", c.formula, c.light_touch as "lightTouch", c.outcome_id as "outcomeId", c.place,
  coalesce((select array_agg(r.requirement_id order by r.since, r.requirement_id) from criterion_requirements r where r.criterion_id = c.id), '{}') as "requirementIds"
  from criteria c join procurements p on p.id = c.procurement_id`;

const load = async (tx: Tx, where: ReturnType<typeof sql>): Promise<PlacedCriterion[]> =>
  (await sql<PlacedCriterion>`${select} where ${where} order by c.place, c.weight desc, c.added_at, c.id`.execute(tx))
    .rows;

export const criteriaById = (tx: Tx, ids: readonly string[]): Promise<PlacedCriterion[]> =>
  load(tx, sql`c.id = any(${[...ids]}::uuid[])`);
export const criteriaOfCase = (tx: Tx, caseId: string): Promise<PlacedCriterion[]> =>
  load(tx, sql`p.case_id = ${caseId}`);
/** The whole tree of a procurement, in its order; parts follow nobody in particular. */
export const criteriaTreeOf = (tx: Tx, procurementId: string): Promise<PlacedCriterion[]> =>
  load(tx, sql`c.procurement_id = ${procurementId}`);

export async function rulesOf(tx: Tx, procurementId: string): Promise<ScoringRules> {
  const { rows } =
    await sql<ScoringRules>`select quality_floor as "qualityFloor", ties, low_share as "lowShare", estimate_pence as "estimatePence", vat, anonymised,
    low_pence as "lowPence", high_pence as "highPence", version from scoring_rules where procurement_id = ${procurementId}`.execute(
      tx,
    );
  return rows[0] ?? usualRules;
}

/** Whether they were as they were when the form was made. */
export async function saveRules(tx: Tx, id: string, r: ScoringRules, by: string, at: Date): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into scoring_rules (procurement_id, quality_floor, ties, low_share, estimate_pence, vat, anonymised, low_pence, high_pence, version, set_by, set_at)
    values (${id}, ${r.qualityFloor}, ${JSON.stringify(r.ties)}::jsonb, ${r.lowShare}, ${r.estimatePence}, ${r.vat}, ${r.anonymised}, ${r.lowPence}, ${r.highPence},
      1, ${by}, ${at})
    on conflict (procurement_id) do update set quality_floor = excluded.quality_floor, ties = excluded.ties, low_share = excluded.low_share,
      estimate_pence = excluded.estimate_pence, vat = excluded.vat, anonymised = excluded.anonymised, low_pence = excluded.low_pence,
      high_pence = excluded.high_pence, set_by = excluded.set_by, set_at = excluded.set_at, version = scoring_rules.version + 1
      where scoring_rules.version = ${r.version}`.execute(tx);
  return numAffectedRows === 1n;
}

export async function insertCriterion(tx: Tx, c: PlacedCriterion, at: Date): Promise<void> {
  await sql`insert into criteria (id, procurement_id, lot_id, parent_id, type, name, weight, question, guide, least, judged_by, formula, light_touch, outcome_id, place,
    version, added_at)
    values (${c.id}, ${c.procurementId}, ${c.lotId}, ${c.parentId}, ${c.type}, ${c.name}, ${c.weight}, ${c.question}, ${JSON.stringify(c.guide)}::jsonb, ${c.least},
      ${c.judgedBy}, ${c.formula && JSON.stringify(c.formula)}::jsonb, ${c.lightTouch}, ${c.outcomeId},
      (select coalesce(max(place), 0) + 1 from criteria where procurement_id = ${c.procurementId}), 1, ${at})`.execute(
    tx,
  );
  await restOn(tx, c, at);
}

async function restOn(tx: Tx, { id, requirementIds }: PlacedCriterion, at: Date): Promise<void> {
  await sql`delete from criterion_requirements where criterion_id = ${id} and requirement_id <> all(${[...requirementIds]}::uuid[])`.execute(
    tx,
  );
  await sql`insert into criterion_requirements (criterion_id, requirement_id, since)
    select ${id}, one, ${at} from unnest(${[...requirementIds]}::uuid[]) as one on conflict do nothing`.execute(tx);
}

/** Whether it was as it was when the form was made. */
export async function updateCriterion(tx: Tx, c: PlacedCriterion, version: number, at: Date): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update criteria set name = ${c.name}, weight = ${c.weight}, question = ${c.question}, guide = ${JSON.stringify(c.guide)}::jsonb, least = ${c.least},
    judged_by = ${c.judgedBy}, formula = ${c.formula && JSON.stringify(c.formula)}::jsonb, light_touch = ${c.lightTouch}, outcome_id = ${c.outcomeId},
    version = version + 1 where id = ${c.id} and version = ${version}`.execute(tx);
  if (numAffectedRows !== 1n) return false;
  await restOn(tx, c, at);
  return true;
}

export async function deleteCriterion(tx: Tx, id: string): Promise<void> {
  await sql`delete from criteria where parent_id = ${id}`.execute(tx);
  await sql`delete from criteria where id = ${id}`.execute(tx);
}

export type Amendment = Readonly<{
  about: string;
  said: unknown;
  says: unknown;
  reason: string;
  republish: boolean;
  amendedBy: string;
  amendedAt: Date;
}>;

export async function amendmentsOf(tx: Tx, procurementId: string): Promise<Amendment[]> {
  return (
    await sql<Amendment>`select about, said, says, reason, republish, amended_by as "amendedBy", amended_at as "amendedAt" from criteria_amendments
    where procurement_id = ${procurementId} order by amended_at, id`.execute(tx)
  ).rows;
}

export async function insertAmendment(tx: Tx, id: string, procurementId: string, a: Amendment): Promise<void> {
  await sql`insert into criteria_amendments (id, procurement_id, about, said, says, reason, republish, amended_by, amended_at)
    values (${id}, ${procurementId}, ${a.about}, ${JSON.stringify(a.said ?? null)}::jsonb, ${JSON.stringify(a.says ?? null)}::jsonb, ${a.reason}, ${a.republish},
      ${a.amendedBy}, ${a.amendedAt})`.execute(tx);
}
