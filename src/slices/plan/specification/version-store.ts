import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';

export type Version = Readonly<{
  id: string;
  specificationId: string;
  number: number;
  /** The text as it was hashed; `readVersion` makes content of it. */
  content: string;
  hash: string;
  because: string | null;
  issuedBy: string;
  issuedAt: Date;
}>;

export async function versionsOf(tx: Tx, specificationId: string): Promise<Version[]> {
  return (
    await sql<Version>`select v.id, v.specification_id as "specificationId", v.number, v.content, v.hash, v.because,
      p.name as "issuedBy", v.issued_at as "issuedAt" from specification_versions v join persons p on p.id = v.issued_by
      where v.specification_id = ${specificationId} order by v.number`.execute(tx)
  ).rows;
}

export async function insertVersion(tx: Tx, version: Version): Promise<void> {
  await sql`insert into specification_versions (id, specification_id, number, content, hash, because, issued_by, issued_at)
    values (${version.id}, ${version.specificationId}, ${version.number}, ${version.content}, ${version.hash},
      ${version.because}, ${version.issuedBy}, ${version.issuedAt})`.execute(tx);
}
