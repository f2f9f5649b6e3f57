import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';

export const remarkStates = ['open', 'taken', 'left'] as const;
export type Remark = Readonly<{
  id: string;
  resourceId: string;
  saidBy: string;
  personId: string | null;
  words: string;
  state: (typeof remarkStates)[number];
  saidAt: Date;
}>;

export async function remarksOn(tx: Tx, resourceId: string): Promise<Remark[]> {
  const { rows } =
    await sql<Remark>`select id, resource_id as "resourceId", said_by as "saidBy", person_id as "personId", words, state,
    said_at as "saidAt" from resource_remarks where resource_id = ${resourceId} order by said_at, id`.execute(tx);
  return rows;
}

export async function insertRemark(tx: Tx, one: Remark): Promise<void> {
  await sql`insert into resource_remarks (id, resource_id, said_by, person_id, words, state, said_at)
    values (${one.id}, ${one.resourceId}, ${one.saidBy}, ${one.personId}, ${one.words}, ${one.state}, ${one.saidAt})`.execute(
    tx,
  );
}

/** Settles a remark once: whoever comes second is told. */
export async function settleRemark(
  tx: Tx,
  one: { id: string; resourceId: string; state: 'taken' | 'left'; by: string; at: Date },
): Promise<void> {
  const { numAffectedRows } =
    await sql`update resource_remarks set state = ${one.state}, settled_by = ${one.by}, settled_at = ${one.at}
    where id = ${one.id} and resource_id = ${one.resourceId} and state = 'open'`.execute(tx);
  if (numAffectedRows !== 1n) refuse('stale');
}
