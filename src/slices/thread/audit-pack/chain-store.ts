import { sql } from 'kysely';
import type { Ref } from '#platform/access/kinds.ts';
import type { ChainEntry } from '#platform/audit/chain.ts';
import type { Tx } from '#platform/db/database.ts';

export type PackedEntry = ChainEntry & Readonly<{ hash: string }>;

/** What the audit holds on some objects, oldest first. That somebody read or took something away is not part of what happened to them. */
export async function chainOf(tx: Tx, objects: readonly Ref[]): Promise<PackedEntry[]> {
  const { rows } = await sql<
    Omit<PackedEntry, 'at'> & { at: Date }
  >`select e.seq, e.at, e.actor_id as "actorId", e.action,
      e.object_kind as "objectKind", e.object_id as "objectId", e.case_id as "caseId", e.fields, e.content_hash as "contentHash",
      e.previous_hash as "previousHash", e.hash
    from audit_entries e join jsonb_to_recordset(${JSON.stringify(objects)}::jsonb) as o (kind text, id uuid)
      on o.kind = e.object_kind and o.id = e.object_id
    where e.action not like '%Read' and e.action not like '%.read' and e.action not like '%-read' and e.action not like 'auditPack.%' order by e.seq`.execute(
    tx,
  );
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}
