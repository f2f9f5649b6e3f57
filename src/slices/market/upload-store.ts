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

export async function rememberedMapping(
  tx: Tx,
  organisationId: string,
  signature: string,
): Promise<Record<string, string | null> | null> {
  const { rows } = await sql<{
    mapping: Record<string, string | null>;
  }>`select mapping from column_mappings where organisation_id = ${organisationId} and signature = ${signature}`.execute(
    tx,
  );
  return rows[0]?.mapping ?? null;
}

export async function rememberMapping(
  tx: Tx,
  organisationId: string,
  signature: string,
  mapping: Record<string, string | null>,
  at: Date,
): Promise<void> {
  await sql`insert into column_mappings (organisation_id, signature, mapping, saved_at) values (${organisationId}, ${signature}, ${JSON.stringify(mapping)}::jsonb, ${at})
    on conflict (organisation_id, signature) do update set mapping = excluded.mapping, saved_at = excluded.saved_at`.execute(
    tx,
  );
}
