import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { ImportReport, Upload } from './contract.ts';

export async function uploadsById(tx: Tx, ids: readonly string[]): Promise<Upload[]> {
  const { rows } =
    await sql<Upload>`select id, null as "caseId", state, version, organisation_id as "organisationId", register, as_at as "asAt", name, content, report from register_uploads
    where id = any(${[...ids]}::uuid[])`.execute(tx);
  return rows;
}

export async function insertUpload(
  tx: Tx,
  upload: Pick<Upload, 'id' | 'organisationId' | 'name' | 'content' | 'register' | 'asAt'> & { by: string; at: Date },
): Promise<void> {
  const { id, organisationId, name, content, register, asAt, by, at } = upload;
  await sql`insert into register_uploads (id, organisation_id, name, content, register, as_at, uploaded_by, uploaded_at)
    values (${id}, ${organisationId}, ${name}, ${content}, ${register}, ${asAt}, ${by}, ${at})`.execute(tx);
}

/** Keeps what was read and forgets the file itself: its lines are kept by themselves now. */
export async function finishUpload(tx: Tx, id: string, report: ImportReport): Promise<void> {
  await sql`update register_uploads set state = 'read', content = '', report = ${JSON.stringify(report)}::jsonb, version = version + 1 where id = ${id}`.execute(
    tx,
  );
}
