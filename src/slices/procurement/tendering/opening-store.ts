import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Tender } from './tender.ts';

export type Opens = 'opened' | 'price-opened';
export type Press = Readonly<{ personId: string; pressedAt: Date }>;

export async function pressesOf(tx: Tx, procurementId: string, opens: Opens): Promise<Press[]> {
  return (
    await sql<Press>`select person_id as "personId", pressed_at as "pressedAt" from opening_presses
    where procurement_id = ${procurementId} and opens = ${opens} order by pressed_at, id`.execute(tx)
  ).rows;
}

export async function insertPress(
  tx: Tx,
  id: string,
  procurementId: string,
  opens: Opens,
  { personId, pressedAt }: Press,
): Promise<void> {
  await sql`insert into opening_presses (id, procurement_id, opens, person_id, pressed_at)
    values (${id}, ${procurementId}, ${opens}, ${personId}, ${pressedAt})`.execute(tx);
}

/** Tenders in time are open from now on; what is late or withdrawn stays as it is. */
export async function openTenders(tx: Tx, procurementId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`update tenders set state = 'open', version = version + 1
    where procurement_id = ${procurementId} and state = 'closed' returning id`.execute(tx);
  return rows.map((one) => one.id);
}

export async function moveTender(
  tx: Tx,
  id: string,
  from: Tender['state'],
  to: Tender['state'],
  because: string | null,
): Promise<boolean> {
  const { numAffectedRows } = await sql`update tenders set state = ${to}, because = ${because}, version = version + 1
    where id = ${id} and state = ${from}`.execute(tx);
  return numAffectedRows === 1n;
}

export type LateDecision = Readonly<{ letIn: boolean; because: string; decidedBy: string; decidedAt: Date }>;

export async function lateDecisionOf(tx: Tx, procurementId: string): Promise<LateDecision | null> {
  const { rows } =
    await sql<LateDecision>`select let_in as "letIn", because, decided_by as "decidedBy", decided_at as "decidedAt"
    from late_decisions where procurement_id = ${procurementId}`.execute(tx);
  return rows[0] ?? null;
}

export async function insertLateDecision(tx: Tx, procurementId: string, one: LateDecision): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into late_decisions (procurement_id, let_in, because, decided_by, decided_at)
    values (${procurementId}, ${one.letIn}, ${one.because}, ${one.decidedBy}, ${one.decidedAt}) on conflict do nothing`.execute(
      tx,
    );
  return numAffectedRows === 1n;
}

export type Clarification = Readonly<{
  id: string;
  tenderId: string;
  asked: string;
  answer: string | null;
  askedBy: string;
  askedAt: Date;
  answeredAt: Date | null;
  version: number;
}>;

export async function clarificationsOf(tx: Tx, tenderId: string): Promise<Clarification[]> {
  return (
    await sql<Clarification>`select id, tender_id as "tenderId", asked, answer, asked_by as "askedBy", asked_at as "askedAt",
    answered_at as "answeredAt", version from tender_clarifications where tender_id = ${tenderId} order by asked_at, id`.execute(
      tx,
    )
  ).rows;
}

export async function insertClarification(tx: Tx, one: Clarification): Promise<void> {
  await sql`insert into tender_clarifications (id, tender_id, asked, asked_by, asked_at, version)
    values (${one.id}, ${one.tenderId}, ${one.asked}, ${one.askedBy}, ${one.askedAt}, 1)`.execute(tx);
}

export async function answerClarification(
  tx: Tx,
  { id, tenderId, version, answer }: { id: string; tenderId: string; version: number; answer: string },
  at: Date,
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update tender_clarifications set answer = ${answer}, answered_at = ${at}, version = version + 1
    where id = ${id} and tender_id = ${tenderId} and version = ${version}`.execute(tx);
  return numAffectedRows === 1n;
}
