import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import { beginning, type ChainEntry, entryHash } from './chain.ts';
import type { HeadFile } from './head-file.ts';

export type AuditReport = Readonly<{ entries: number; headsChecked: number; faults: readonly string[] }>;

type Row = Omit<ChainEntry, 'at'> & { at: Date; hash: string };

/** Walks the whole chain, then holds it against the heads kept outside the database. */
export async function verifyAudit(tx: Tx, heads: HeadFile): Promise<AuditReport> {
  const faults: string[] = [];
  const hashes = new Map<number, string>();
  let previous = beginning;
  let expected = 1;
  for (let from = 0; ; ) {
    const rows = await readFrom(tx, from);
    if (rows.length === 0) break;
    for (const row of rows) {
      if (row.seq !== expected) faults.push(`Entry ${expected} is missing: the next one found is ${row.seq}.`);
      if (row.previousHash !== previous) faults.push(`Entry ${row.seq} does not follow from the one before it.`);
      if (entryHash({ ...row, at: row.at.toISOString() }) !== row.hash)
        faults.push(`Entry ${row.seq} has been changed.`);
      hashes.set(row.seq, row.hash);
      previous = row.hash;
      expected = row.seq + 1;
    }
    from = rows.at(-1)!.seq;
  }
  const kept = heads.all();
  for (const head of kept) {
    const found = hashes.get(head.seq);
    if (!found) faults.push(`Entry ${head.seq} was written, as the file of heads shows, and is no longer there.`);
    else if (found !== head.hash)
      faults.push(`Entry ${head.seq} differs from the head that was kept outside the database.`);
  }
  return { entries: hashes.size, headsChecked: kept.length, faults };
}

async function readFrom(tx: Tx, after: number): Promise<Row[]> {
  const { rows } = await sql<Row>`select seq, at, actor_id as "actorId", action, object_kind as "objectKind",
    object_id as "objectId", case_id as "caseId", fields, content_hash as "contentHash",
    previous_hash as "previousHash", hash from audit_entries where seq > ${after} order by seq limit 5000`.execute(tx);
  return rows;
}
