import { sql } from 'kysely';
import type { Deed, Done } from '../act/act.ts';
import { newToken, sha256 } from '../crypto/secrets.ts';
import type { Tx } from '../db/database.ts';
import { beginning, type ChainEntry, entryHash } from './chain.ts';

export type AuditHead = Readonly<{ seq: number; hash: string }>;

/** Appends deeds to the chain, one writer at a time; the lock lasts until the transaction ends. However many, in three statements. */
export async function appendToAudit(tx: Tx, now: Date, deeds: readonly Done<Deed>[]): Promise<AuditHead | null> {
  await sql`select pg_advisory_xact_lock(4711001)`.execute(tx);
  let head = await readHead(tx);
  const entries: (ChainEntry & { hash: string })[] = [];
  const salts: { seq: number; salt: string }[] = [];
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
    head = { seq: entry.seq, hash: entryHash(entry) };
    entries.push({ ...entry, hash: head.hash });
    if (salt !== null) salts.push({ seq: entry.seq, salt });
  }
  if (entries.length === 0) return null;
  await sql`insert into audit_entries
    (seq, at, actor_id, action, object_kind, object_id, case_id, fields, content_hash, previous_hash, hash)
    select seq, at, "actorId", action, "objectKind", "objectId", "caseId", fields, "contentHash", "previousHash", hash
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as given (seq bigint, at timestamptz, "actorId" uuid, action text,
      "objectKind" text, "objectId" uuid, "caseId" uuid, fields text[], "contentHash" text, "previousHash" text, hash text)
    order by seq`.execute(tx);
  if (salts.length > 0)
    await sql`insert into audit_salts (seq, salt)
      select seq, salt from jsonb_to_recordset(${JSON.stringify(salts)}::jsonb) as given (seq bigint, salt text)`.execute(
      tx,
    );
  await keepWords(tx, now, deeds);
  return head;
}

export async function readHead(tx: Tx): Promise<AuditHead> {
  const { rows } = await sql<AuditHead>`select seq, hash from audit_entries order by seq desc limit 1`.execute(tx);
  return rows[0] ?? { seq: 0, hash: beginning };
}

/** In the order in which they were done, so that the last words on an object are the ones that stand. */
async function keepWords(tx: Tx, now: Date, deeds: readonly Done<Deed>[]): Promise<void> {
  const said = deeds.flatMap(({ says, on, caseId, by }, place) =>
    says
      ? [
          {
            place,
            kind: on.kind,
            id: on.id,
            caseId,
            title: says.title.toWellFormed(),
            text: says.text.toWellFormed(),
            state: says.state,
            actorId: by.personId,
          },
        ]
      : [],
  );
  if (said.length === 0) return;
  await sql`insert into bead_versions (object_kind, object_id, case_id, title, words, state, actor_id, at)
    select kind, id, "caseId", title, text, state, "actorId", ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(said)}::jsonb) as given (place integer, kind text, id uuid, "caseId" uuid, title text,
      text text, state text, "actorId" uuid)
    order by place`.execute(tx);
}
