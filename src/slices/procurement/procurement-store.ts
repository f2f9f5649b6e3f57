import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { GateRecord } from './gates.ts';
import type { Criterion, Lot, Procurement, ProcurementState } from './procurement.ts';

const procurementColumns = sql`id, case_id as "caseId", state, version, title, regime, route, because, publish_on as "publishOn", award_on as "awardOn", sign_on as "signOn",
  start_on as "startOn", due_at as "dueAt", added_at as "addedAt"`;

export async function procurementsById(tx: Tx, ids: readonly string[]): Promise<Procurement[]> {
  return (
    await sql<Procurement>`select ${procurementColumns} from procurements where id = any(${[...ids]}::uuid[])`.execute(
      tx,
    )
  ).rows;
}

export async function procurementsOf(tx: Tx, caseId: string): Promise<Procurement[]> {
  return (
    await sql<Procurement>`select ${procurementColumns} from procurements where case_id = ${caseId} order by added_at, id`.execute(
      tx,
    )
  ).rows;
}

export async function insertProcurement(tx: Tx, p: Procurement, by: string): Promise<void> {
  await sql`insert into procurements (id, case_id, title, regime, route, because, publish_on, award_on, sign_on, start_on, state, version, added_by, added_at)
    values (${p.id}, ${p.caseId}, ${p.title}, ${p.regime}, ${p.route}, ${p.because}, ${p.publishOn}, ${p.awardOn}, ${p.signOn}, ${p.startOn}, ${p.state}, 1, ${by}, ${p.addedAt})`.execute(
    tx,
  );
}

export async function moveProcurement(tx: Tx, id: string, version: number, state: ProcurementState): Promise<boolean> {
  return (
    (
      await sql`update procurements set state = ${state}, version = version + 1 where id = ${id} and version = ${version}`.execute(
        tx,
      )
    ).numAffectedRows === 1n
  );
}

const lots = sql`select l.id, l.case_id as "caseId", l.state, l.version, l.procurement_id as "procurementId", l.title, l.because, l.zone, l.value_pence as "valuePence",
  l.most_lots as "mostLots", l.leaves_behind as "leavesBehind", l.added_at as "addedAt",
  coalesce((select array_agg(r.requirement_id order by r.since, r.requirement_id) from lot_requirements r where r.lot_id = l.id), '{}') as "requirementIds",
  (select json_build_object('supplier', a.supplier, 'because', a.because, 'power', a.power, 'decidedOn', a.decided_on) from awards a where a.lot_id = l.id) as award from lots l`;

export async function lotsById(tx: Tx, ids: readonly string[]): Promise<Lot[]> {
  return (await sql<Lot>`${lots} where l.id = any(${[...ids]}::uuid[])`.execute(tx)).rows;
}

export async function lotsOf(tx: Tx, caseId: string): Promise<Lot[]> {
  return (await sql<Lot>`${lots} where l.case_id = ${caseId} order by l.added_at, l.title, l.id`.execute(tx)).rows;
}

export async function insertLot(tx: Tx, lot: Omit<Lot, 'award' | 'addedAt'>, at: Date): Promise<void> {
  await sql`insert into lots (id, case_id, procurement_id, title, because, zone, value_pence, most_lots, leaves_behind, state, version, added_at)
    values (${lot.id}, ${lot.caseId}, ${lot.procurementId}, ${lot.title}, ${lot.because}, ${lot.zone}, ${lot.valuePence}, ${lot.mostLots}, ${lot.leavesBehind}, ${lot.state}, 1, ${at})`.execute(
    tx,
  );
  for (const id of lot.requirementIds)
    await sql`insert into lot_requirements (lot_id, requirement_id, since) values (${lot.id}, ${id}, ${at})`.execute(
      tx,
    );
}

export async function insertAward(
  tx: Tx,
  lot: Lot,
  id: string,
  award: NonNullable<Lot['award']>,
  by: string,
  at: Date,
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update lots set state = 'awarded', version = version + 1 where id = ${lot.id} and state = 'drawn'`.execute(
      tx,
    );
  if (numAffectedRows !== 1n) return false;
  await sql`insert into awards (id, lot_id, case_id, supplier, because, power, decided_on, recorded_by, recorded_at)
    values (${id}, ${lot.id}, ${lot.caseId}, ${award.supplier}, ${award.because}, ${award.power}, ${award.decidedOn}, ${by}, ${at})`.execute(
    tx,
  );
  return true;
}

export async function criteriaOf(tx: Tx, procurementId: string): Promise<Criterion[]> {
  return (
    await sql<Criterion>`select id, name, weight from criteria where procurement_id = ${procurementId} and parent_id is null
      and lot_id is null and type <> 'pass-or-fail' order by place, weight desc, added_at`.execute(tx)
  ).rows;
}

export async function replaceCriteria(
  tx: Tx,
  procurementId: string,
  criteria: readonly (Criterion & { type: string })[],
  at: Date,
): Promise<void> {
  await sql`delete from criteria where procurement_id = ${procurementId}`.execute(tx);
  for (const [place, { id, name, weight, type }] of criteria.entries())
    await sql`insert into criteria (id, procurement_id, name, weight, type, place, added_at)
      values (${id}, ${procurementId}, ${name}, ${weight}, ${type}, ${place}, ${at})`.execute(tx);
}

export async function gateRecordsOf(tx: Tx, procurementId: string): Promise<GateRecord[]> {
  return (
    await sql<GateRecord>`select g.gate, g.outcome, g.words, g.done_on as "doneOn", g.late, p.name as person from gate_records g join persons p on p.id = g.recorded_by
    where g.procurement_id = ${procurementId} order by g.recorded_at, g.id`.execute(tx)
  ).rows;
}

export async function insertGateRecord(
  tx: Tx,
  id: string,
  procurementId: string,
  record: Omit<GateRecord, 'person'>,
  by: string,
  at: Date,
): Promise<void> {
  await sql`insert into gate_records (id, procurement_id, gate, outcome, words, done_on, late, recorded_by, recorded_at)
    values (${id}, ${procurementId}, ${record.gate}, ${record.outcome}, ${record.words}, ${record.doneOn}, ${record.late}, ${by}, ${at})`.execute(
    tx,
  );
}

export type Engagement = Readonly<{ happenedOn: string; supplier: string; shown: string; said: string | null }>;

export async function engagementsOf(tx: Tx, procurementId: string): Promise<Engagement[]> {
  return (
    await sql<Engagement>`select happened_on as "happenedOn", supplier, shown, said from engagements where procurement_id = ${procurementId} order by happened_on, recorded_at`.execute(
      tx,
    )
  ).rows;
}

export async function insertEngagement(
  tx: Tx,
  id: string,
  procurement: Procurement,
  engagement: Engagement,
  by: string,
  at: Date,
): Promise<void> {
  const { happenedOn, supplier, shown, said } = engagement;
  await sql`insert into engagements (id, case_id, procurement_id, happened_on, supplier, shown, said, recorded_by, recorded_at)
    values (${id}, ${procurement.caseId}, ${procurement.id}, ${happenedOn}, ${supplier}, ${shown}, ${said}, ${by}, ${at})`.execute(
    tx,
  );
}
