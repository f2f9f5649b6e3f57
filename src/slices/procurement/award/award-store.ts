import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { AwardPromise, Decision } from './award.ts';
import type { Mechanism } from './recommend.ts';

const decision = sql`id, case_id as "caseId", procurement_id as "procurementId", lot_id as "lotId", outcome, bidder_id as "bidderId", supplier,
  value_pence as "valuePence", because, power, decided_by as "decidedBy", decided_on as "decidedOn", recommended_bidder_id as "recommendedBidderId",
  departs_because as "departsBecause", reserved_because as "reservedBecause", ground, key_criteria as "keyCriteria"`;

export async function decisionsOf(tx: Tx, procurementId: string): Promise<Decision[]> {
  return (
    await sql<Decision>`select ${decision} from award_decisions where procurement_id = ${procurementId} order by decided_on, recorded_at, id`.execute(
      tx,
    )
  ).rows;
}

export async function decisionsById(tx: Tx, ids: readonly string[]): Promise<Decision[]> {
  return (await sql<Decision>`select ${decision} from award_decisions where id = any(${[...ids]}::uuid[])`.execute(tx))
    .rows;
}

/** False where it was decided already. */
export async function insertDecision(tx: Tx, d: Decision, by: string, at: Date): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into award_decisions (id, case_id, procurement_id, lot_id, outcome, bidder_id, supplier, value_pence, because, power,
      decided_by, decided_on, recommended_bidder_id, departs_because, reserved_because, ground, key_criteria, recorded_by, recorded_at)
    values (${d.id}, ${d.caseId}, ${d.procurementId}, ${d.lotId}, ${d.outcome}, ${d.bidderId}, ${d.supplier}, ${d.valuePence}, ${d.because}, ${d.power},
      ${d.decidedBy}, ${d.decidedOn}, ${d.recommendedBidderId}, ${d.departsBecause}, ${d.reservedBecause}, ${d.ground},
      ${d.keyCriteria ? JSON.stringify(d.keyCriteria) : null}::jsonb, ${by}, ${at})
    on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

export async function withdrawLot(tx: Tx, lotId: string): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update lots set state = 'withdrawn', version = version + 1 where id = ${lotId} and state = 'drawn'`.execute(
      tx,
    );
  return numAffectedRows === 1n;
}

const promise = sql`p.id, p.decision_id as "decisionId", p.type, p.words, p.stands_in as "standsIn", p.criterion_id as "criterionId", p.requirement_id as "requirementId"`;

export async function promisesOf(tx: Tx, procurementId: string): Promise<AwardPromise[]> {
  return (
    await sql<AwardPromise>`select ${promise} from award_promises p join award_decisions d on d.id = p.decision_id
    where d.procurement_id = ${procurementId} order by p.recorded_at, p.id`.execute(tx)
  ).rows;
}

export async function insertPromise(tx: Tx, p: AwardPromise, by: string, at: Date): Promise<void> {
  await sql`insert into award_promises (id, decision_id, type, words, stands_in, criterion_id, requirement_id, recorded_by, recorded_at)
    values (${p.id}, ${p.decisionId}, ${p.type}, ${p.words}, ${p.standsIn}, ${p.criterionId}, ${p.requirementId}, ${by}, ${at})`.execute(
    tx,
  );
}

export type StatedMechanism = Readonly<{ mechanism: Mechanism; statedIn: string; statedAt: Date }>;

export async function mechanismOf(tx: Tx, procurementId: string): Promise<StatedMechanism | null> {
  const { rows } =
    await sql<StatedMechanism>`select mechanism, stated_in as "statedIn", stated_at as "statedAt" from award_mechanisms
    where procurement_id = ${procurementId}`.execute(tx);
  return rows[0] ?? null;
}

export async function saveMechanism(
  tx: Tx,
  procurementId: string,
  { mechanism, statedIn, statedAt }: StatedMechanism,
  by: string,
): Promise<void> {
  await sql`insert into award_mechanisms (procurement_id, mechanism, stated_in, stated_by, stated_at)
    values (${procurementId}, ${mechanism}, ${statedIn}, ${by}, ${statedAt})
    on conflict (procurement_id) do update set mechanism = excluded.mechanism, stated_in = excluded.stated_in, stated_by = excluded.stated_by,
      stated_at = excluded.stated_at`.execute(tx);
}

export type AwardCriterion = Readonly<{
  id: string;
  name: string;
  weight: number;
  type: 'quality' | 'price' | 'social-value' | 'pass-or-fail';
  lotId: string | null;
  question: string | null;
  guide: readonly unknown[];
  requirementIds: readonly string[];
}>;

export async function awardCriteriaOf(tx: Tx, procurementId: string): Promise<AwardCriterion[]> {
  return (
    await sql<AwardCriterion>`select c.id, c.name, c.weight, c.type, c.lot_id as "lotId", c.question, c.guide,
      array(select r.requirement_id from criterion_requirements r where r.criterion_id = c.id order by r.since, r.requirement_id) as "requirementIds"
    from criteria c where c.procurement_id = ${procurementId} order by c.place, c.weight desc, c.added_at, c.id`.execute(
      tx,
    )
  ).rows;
}
