import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { PaperPart, PaperWay } from './paper-part.ts';

export async function paperPartsOf(tx: Tx, caseId: string): Promise<PaperPart[]> {
  const { rows } = await sql<PaperPart>`select part, words, comment_by as "commentBy", exempt_under as "exemptUnder",
    p.name as "writtenBy", written_at as "writtenAt", t.version from paper_parts t join persons p on p.id = t.written_by
    where case_id = ${caseId}`.execute(tx);
  return rows;
}

type Writing = Pick<PaperPart, 'part' | 'words' | 'commentBy' | 'exemptUnder'>;

/** Version 0 is a part that nobody had written when the form was made. */
export async function savePaperPart(
  tx: Tx,
  caseId: string,
  writing: Writing,
  version: number,
  personId: string,
  at: Date,
): Promise<void> {
  const { part, words, commentBy, exemptUnder } = writing;
  const { rows } =
    version === 0
      ? await sql`insert into paper_parts (case_id, part, words, comment_by, exempt_under, written_by, written_at)
          values (${caseId}, ${part}, ${words}, ${commentBy}, ${exemptUnder}, ${personId}, ${at})
          on conflict do nothing returning part`.execute(tx)
      : await sql`update paper_parts set words = ${words}, comment_by = ${commentBy}, exempt_under = ${exemptUnder},
          written_by = ${personId}, written_at = ${at}, version = version + 1
          where case_id = ${caseId} and part = ${part} and version = ${version} returning part`.execute(tx);
  if (rows.length === 0) refuse('stale');
}

export async function paperWayOf(tx: Tx, caseId: string): Promise<PaperWay | null> {
  const { rows } = await sql<PaperWay>`select taken_by as "takenBy", power, is_key as "isKey", because,
    decision_on as "decisionOn", called_in_until as "calledInUntil", version from paper_ways where case_id = ${caseId}`.execute(
    tx,
  );
  return rows[0] ?? null;
}

export async function savePaperWay(tx: Tx, caseId: string, way: PaperWay): Promise<void> {
  const { takenBy, power, isKey, because, decisionOn, calledInUntil, version } = way;
  const { rows } =
    version === 0
      ? await sql`insert into paper_ways (case_id, taken_by, power, is_key, because, decision_on, called_in_until)
          values (${caseId}, ${takenBy}, ${power}, ${isKey}, ${because}, ${decisionOn}, ${calledInUntil})
          on conflict do nothing returning case_id`.execute(tx)
      : await sql`update paper_ways set taken_by = ${takenBy}, power = ${power}, is_key = ${isKey}, because = ${because},
          decision_on = ${decisionOn}, called_in_until = ${calledInUntil}, version = version + 1
          where case_id = ${caseId} and version = ${version} returning case_id`.execute(tx);
  if (rows.length === 0) refuse('stale');
}
