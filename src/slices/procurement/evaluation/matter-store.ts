import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Matter } from './matter.ts';

export async function mattersOf(tx: Tx, procurementId: string): Promise<Matter[]> {
  return (
    await sql<Matter>`select id, tender_id as "tenderId", type, about, ground, checked_on as "checkedOn", source, found, asked_on as "askedOn", asked,
      answered_on as "answeredOn", answer, decision, because, state, version, raised_by as "raisedBy", raised_at as "raisedAt", decided_by as "decidedBy",
      decided_at as "decidedAt" from tender_matters where procurement_id = ${procurementId} order by raised_at, id`.execute(
      tx,
    )
  ).rows;
}

export async function insertMatter(tx: Tx, procurementId: string, m: Matter): Promise<void> {
  await sql`insert into tender_matters (id, procurement_id, tender_id, type, about, ground, checked_on, source, found, decision, because, state, version,
      raised_by, raised_at, decided_by, decided_at)
    values (${m.id}, ${procurementId}, ${m.tenderId}, ${m.type}, ${m.about}, ${m.ground}, ${m.checkedOn}, ${m.source}, ${m.found}, ${m.decision}, ${m.because},
      ${m.state}, 1, ${m.raisedBy}, ${m.raisedAt}, ${m.decidedBy}, ${m.decidedAt})`.execute(tx);
}

/** Whether it was as it was when the form was made. */
export async function updateMatter(tx: Tx, m: Matter, version: number): Promise<boolean> {
  return (
    (
      await sql`update tender_matters set asked_on = ${m.askedOn}, asked = ${m.asked}, answered_on = ${m.answeredOn}, answer = ${m.answer},
      decision = ${m.decision}, because = ${m.because}, state = ${m.state}, decided_by = ${m.decidedBy}, decided_at = ${m.decidedAt}, version = version + 1
      where id = ${m.id} and version = ${version}`.execute(tx)
    ).numAffectedRows === 1n
  );
}

/** A bidder who is out for what it is, not for its price, is excluded from the procurement. */
export async function excludeBidder(tx: Tx, tenderId: string, because: string): Promise<void> {
  await sql`update bidders set state = 'excluded', because = ${because}, version = version + 1
    where id = (select bidder_id from tenders where id = ${tenderId}) and state = 'taking-part'`.execute(tx);
}
