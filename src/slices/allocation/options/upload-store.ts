import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { ImportReport, OptionUpload } from './import-options.ts';

export async function optionUploadsById(tx: Tx, ids: readonly string[]): Promise<OptionUpload[]> {
  return (
    await sql<OptionUpload>`select id, case_id as "caseId", state, version, name, content, report from option_uploads where id = any(${[...ids]}::uuid[])`.execute(
      tx,
    )
  ).rows;
}

export async function insertOptionUpload(
  tx: Tx,
  upload: { id: string; caseId: string; name: string; content: string; by: string; at: Date },
): Promise<void> {
  const { id, caseId, name, content, by, at } = upload;
  await sql`insert into option_uploads (id, case_id, name, content, state, version, uploaded_by, uploaded_at)
    values (${id}, ${caseId}, ${name}, ${content}, 'waiting', 1, ${by}, ${at})`.execute(tx);
}

/** Keeps what was read and forgets the file: its lines are options now. */
export async function finishOptionUpload(tx: Tx, id: string, report: ImportReport): Promise<void> {
  await sql`update option_uploads set state = 'read', content = '', report = ${JSON.stringify(report)}::jsonb, version = version + 1 where id = ${id}`.execute(
    tx,
  );
}
