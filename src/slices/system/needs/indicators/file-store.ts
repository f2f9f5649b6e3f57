import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Mapping } from '#platform/export/index.ts';
import { refuse } from '#platform/http/refusals.ts';

export type IndicatorFile = Readonly<{
  id: string;
  caseId: string;
  fileName: string;
  content: Buffer;
  mapping: Mapping | null;
}>;

export async function insertFile(tx: Tx, one: IndicatorFile & { by: string; at: Date }): Promise<void> {
  await sql`insert into indicator_files (id, case_id, file_name, content, mapping, uploaded_by, uploaded_at)
    values (${one.id}, ${one.caseId}, ${one.fileName}, ${one.content}, ${one.mapping && JSON.stringify(one.mapping)}::jsonb, ${one.by}, ${one.at})`.execute(
    tx,
  );
}

/** A file that is still being chosen from. */
export async function fileOn(tx: Tx, caseId: string, id: string): Promise<IndicatorFile> {
  const { rows } = await sql<
    Omit<IndicatorFile, 'content'> & { content: Buffer | null }
  >`select id, case_id as "caseId", file_name as "fileName", content, mapping
    from indicator_files where id = ${id} and case_id = ${caseId}`.execute(tx);
  const [found] = rows;
  if (!found) refuse('not-found');
  return { ...found, content: found.content ?? refuse('indicators-read') };
}

export async function setMapping(tx: Tx, id: string, mapping: Mapping): Promise<void> {
  await sql`update indicator_files set mapping = ${JSON.stringify(mapping)}::jsonb where id = ${id}`.execute(tx);
}

export async function emptyFile(tx: Tx, id: string): Promise<void> {
  await sql`update indicator_files set content = null where id = ${id}`.execute(tx);
}
