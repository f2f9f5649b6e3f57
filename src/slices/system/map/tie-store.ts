import { sql } from 'kysely';
import type { Ref } from '#platform/access/kinds.ts';
import type { Tx } from '#platform/db/database.ts';

export type Tie = Readonly<{ variableId: string; kind: string; objectId: string }>;

/** True where it was not there before. */
export async function insertTie(tx: Tx, variableId: string, to: Ref, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into map_ties (variable_id, kind, object_id, since)
    values (${variableId}, ${to.kind}, ${to.id}, ${at}) on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

export async function endTie(tx: Tx, variableId: string, to: Ref, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`update map_ties set until = ${at}
    where variable_id = ${variableId} and kind = ${to.kind} and object_id = ${to.id} and until is null`.execute(tx);
  return numAffectedRows === 1n;
}

/** What hangs together with the standing variables of a case. */
export async function tiesOf(tx: Tx, caseId: string): Promise<Tie[]> {
  const { rows } = await sql<Tie>`select t.variable_id as "variableId", t.kind, t.object_id as "objectId"
    from map_ties t join map_variables v on v.id = t.variable_id
    where v.case_id = ${caseId} and v.state = 'standing' and t.until is null order by t.since, t.object_id`.execute(tx);
  return rows;
}
