import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Block } from '#platform/documents/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { PositionPart, PositionPartName, PositionStatement } from './position-part.ts';

export async function positionPartsOf(tx: Tx, caseId: string): Promise<PositionPart[]> {
  const { rows } =
    await sql<PositionPart>`select t.part, t.words, p.name as "writtenBy", t.written_at as "writtenAt", t.version
    from position_parts t join persons p on p.id = t.written_by where t.case_id = ${caseId}`.execute(tx);
  return rows;
}

/** Version 0 is a part that nobody had written when the form was made. */
export async function savePositionPart(
  tx: Tx,
  caseId: string,
  { part, words, version }: { part: PositionPartName; words: string; version: number },
  personId: string,
  at: Date,
): Promise<void> {
  const { rows } =
    version === 0
      ? await sql`insert into position_parts (case_id, part, words, written_by, written_at)
          values (${caseId}, ${part}, ${words}, ${personId}, ${at}) on conflict do nothing returning part`.execute(tx)
      : await sql`update position_parts set words = ${words}, written_by = ${personId}, written_at = ${at}, version = version + 1
          where case_id = ${caseId} and part = ${part} and version = ${version} returning part`.execute(tx);
  if (rows.length === 0) refuse('stale');
}

/** The newest statement that was published; null where none was. */
export async function positionStatementOf(tx: Tx, caseId: string): Promise<PositionStatement | null> {
  const { rows } =
    await sql<PositionStatement>`select id, number, content as blocks, published_at as "publishedAt" from position_statements
    where case_id = ${caseId} order by number desc limit 1`.execute(tx);
  return rows[0] ?? null;
}

/** Two who publish at once publish one after the other: a number is given once. */
export async function insertStatement(
  tx: Tx,
  caseId: string,
  one: { id: string; blocks: readonly Block[]; by: string; at: Date },
): Promise<number> {
  await sql`select 1 from cases where id = ${caseId} for update`.execute(tx);
  const { rows } = await sql<{
    number: number;
  }>`insert into position_statements (id, case_id, number, content, published_by, published_at)
    select ${one.id}, ${caseId}, coalesce(max(number), 0) + 1, ${JSON.stringify(one.blocks)}::jsonb, ${one.by}, ${one.at}::timestamptz
    from position_statements where case_id = ${caseId} returning number`.execute(tx);
  return rows[0]!.number;
}
