import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';

/** What the panel settled for one tender on one criterion. */
export type Settled = Readonly<{
  tenderId: string;
  criterionId: string;
  score: number;
  /** Hundredths of a score. */
  median: number | null;
  because: string | null;
  explanation: string;
  version: number;
  moderatedBy: string;
  moderatedAt: Date;
}>;

export async function settledOf(tx: Tx, procurementId: string, criterionId: string | null = null): Promise<Settled[]> {
  return (
    await sql<Settled>`select tender_id as "tenderId", criterion_id as "criterionId", score, median, because, explanation, version,
      moderated_by as "moderatedBy", moderated_at as "moderatedAt" from moderated_scores
    where procurement_id = ${procurementId} and (${criterionId}::uuid is null or criterion_id = ${criterionId})
    order by tender_id, criterion_id`.execute(tx)
  ).rows;
}

export async function saveSettled(
  tx: Tx,
  procurementId: string,
  criterionId: string,
  rows: readonly Pick<Settled, 'tenderId' | 'score' | 'median' | 'because' | 'explanation'>[],
  by: string,
  at: Date,
): Promise<void> {
  await sql`insert into moderated_scores (procurement_id, tender_id, criterion_id, score, median, because, explanation, version, moderated_by, moderated_at)
    select ${procurementId}, u.tender, ${criterionId}, u.score, u.median, u.because, u.explanation, 1, ${by}, ${at}
    from unnest(${rows.map((one) => one.tenderId)}::uuid[], ${rows.map((one) => one.score)}::int[], ${rows.map((one) => one.median)}::int[],
      ${rows.map((one) => one.because)}::text[], ${rows.map((one) => one.explanation)}::text[]) as u(tender, score, median, because, explanation)
    on conflict (tender_id, criterion_id) do update set score = excluded.score, median = excluded.median, because = excluded.because,
      explanation = excluded.explanation, version = moderated_scores.version + 1, moderated_by = excluded.moderated_by, moderated_at = excluded.moderated_at`.execute(
    tx,
  );
}

export type Correction = Readonly<{
  id: string;
  tenderId: string;
  criterionId: string;
  fromScore: number;
  toScore: number;
  fromExplanation: string;
  explanation: string;
  because: string;
  pricesWereOpen: boolean;
  proposedBy: string;
  proposedAt: Date;
  confirmedBy: string | null;
  confirmedAt: Date | null;
}>;

export async function correctionsOf(tx: Tx, procurementId: string): Promise<Correction[]> {
  return (
    await sql<Correction>`select id, tender_id as "tenderId", criterion_id as "criterionId", from_score as "fromScore", to_score as "toScore",
      from_explanation as "fromExplanation", explanation, because, prices_were_open as "pricesWereOpen", proposed_by as "proposedBy",
      proposed_at as "proposedAt", confirmed_by as "confirmedBy", confirmed_at as "confirmedAt"
    from score_corrections where procurement_id = ${procurementId} order by proposed_at, id`.execute(tx)
  ).rows;
}

export async function insertCorrection(tx: Tx, procurementId: string, c: Correction): Promise<void> {
  await sql`insert into score_corrections (id, procurement_id, tender_id, criterion_id, from_score, to_score, from_explanation, explanation, because,
      prices_were_open, proposed_by, proposed_at)
    values (${c.id}, ${procurementId}, ${c.tenderId}, ${c.criterionId}, ${c.fromScore}, ${c.toScore}, ${c.fromExplanation}, ${c.explanation}, ${c.because},
      ${c.pricesWereOpen}, ${c.proposedBy}, ${c.proposedAt})`.execute(tx);
}

/** Puts a correction in force; false where it is already, or where the score is not any more what it was proposed for. */
export async function confirmCorrection(tx: Tx, c: Correction, by: string, at: Date): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update score_corrections set confirmed_by = ${by}, confirmed_at = ${at} where id = ${c.id} and confirmed_by is null`.execute(
      tx,
    );
  if (numAffectedRows !== 1n) return false;
  const changed =
    await sql`update moderated_scores set score = ${c.toScore}, explanation = ${c.explanation}, version = version + 1
    where tender_id = ${c.tenderId} and criterion_id = ${c.criterionId} and score = ${c.fromScore}`.execute(tx);
  return changed.numAffectedRows === 1n;
}

export type Pass = Readonly<{
  tenderId: string;
  criterionId: string;
  passes: boolean;
  because: string;
  decidedBy: string;
}>;

export async function passesOf(tx: Tx, procurementId: string): Promise<Pass[]> {
  return (
    await sql<Pass>`select tender_id as "tenderId", criterion_id as "criterionId", passes, because, decided_by as "decidedBy" from tender_passes
    where procurement_id = ${procurementId} order by tender_id, criterion_id`.execute(tx)
  ).rows;
}

export async function savePass(tx: Tx, procurementId: string, p: Pass, at: Date): Promise<void> {
  await sql`insert into tender_passes (procurement_id, tender_id, criterion_id, passes, because, decided_by, decided_at)
    values (${procurementId}, ${p.tenderId}, ${p.criterionId}, ${p.passes}, ${p.because}, ${p.decidedBy}, ${at})
    on conflict (tender_id, criterion_id) do update set passes = excluded.passes, because = excluded.because, decided_by = excluded.decided_by,
      decided_at = excluded.decided_at`.execute(tx);
}
