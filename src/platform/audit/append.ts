import { sql } from 'kysely';
import type { Deed, Done } from '../act/act.ts';
import { newToken, sha256 } from '../crypto/secrets.ts';
import type { Tx } from '../db/database.ts';
import { beginning, type ChainEntry, entryHash } from './chain.ts';

export type AuditHead = Readonly<{ seq: number; hash: string }>;

/** Appends deeds to the chain, one writer at a time; the lock lasts until the transaction ends. */
export async function appendToAudit(tx: Tx, now: Date, deeds: readonly Done<Deed>[]): Promise<AuditHead | null> {
  await sql`select pg_advisory_xact_lock(4711001)`.execute(tx);
  let head = await readHead(tx);
  for (const deed of deeds) {
    const salt = deed.content === undefined ? null : newToken();
    const entry: ChainEntry = {
      seq: head.seq + 1,
      at: now.toISOString(),
      actorId: deed.by.personId,
      action: deed.action,
      objectKind: deed.on.kind,
      objectId: deed.on.id,
      caseId: deed.caseId,
      fields: [...(deed.fields ?? [])],
      contentHash: salt === null ? null : sha256(salt + deed.content),
      previousHash: head.hash,
    };
    const hash = entryHash(entry);
    await sql`insert into audit_entries
      (seq, at, actor_id, action, object_kind, object_id, case_id, fields, content_hash, previous_hash, hash)
      values (${entry.seq}, ${entry.at}::timestamptz, ${entry.actorId}, ${entry.action}, ${entry.objectKind}, ${entry.objectId},
        ${entry.caseId}, ${entry.fields}::text[], ${entry.contentHash}, ${entry.previousHash}, ${hash})`.execute(tx);
    if (salt !== null) await sql`insert into audit_salts (seq, salt) values (${entry.seq}, ${salt})`.execute(tx);
    if (deed.says) await keepWords(tx, now, deed);
    head = { seq: entry.seq, hash };
  }
  return deeds.length > 0 ? head : null;
}

export async function readHead(tx: Tx): Promise<AuditHead> {
  const { rows } = await sql<AuditHead>`select seq, hash from audit_entries order by seq desc limit 1`.execute(tx);
  return rows[0] ?? { seq: 0, hash: beginning };
}

async function keepWords(tx: Tx, now: Date, deed: Done<Deed>): Promise<void> {
  const { title, text, state } = deed.says!;
  await sql`insert into bead_versions (object_kind, object_id, case_id, title, words, state, actor_id, at)
    values (${deed.on.kind}, ${deed.on.id}, ${deed.caseId}, ${title}, ${text}, ${state}, ${deed.by.personId}, ${now})`.execute(
    tx,
  );
}
