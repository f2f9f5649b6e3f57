import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';

export type Decision = Readonly<{
  id: string;
  caseId: string;
  state: 'made';
  version: number;
  objectKind: string;
  objectId: string;
  decided: string;
  because: string | null;
  power: string;
  decidedOn: string;
  decidedBy: string;
  person: string;
}>;

const select = sql`select d.id, d.case_id as "caseId", 'made' as state, d.version, d.object_kind as "objectKind", d.object_id as "objectId", d.decided, d.because,
  d.power, d.decided_on as "decidedOn", d.decided_by as "decidedBy", p.name as person from decisions d join persons p on p.id = d.decided_by`;

export async function decisionsOf(tx: Tx, caseId: string): Promise<Decision[]> {
  return (
    await sql<Decision>`${select} where d.case_id = ${caseId} order by d.decided_on, d.recorded_at, d.id`.execute(tx)
  ).rows;
}

export async function insertDecision(
  tx: Tx,
  decision: Omit<Decision, 'state' | 'version' | 'person'>,
  at: Date,
): Promise<void> {
  const { id, caseId, objectKind, objectId, decided, because, power, decidedOn, decidedBy } = decision;
  await sql`insert into decisions (id, case_id, object_kind, object_id, decided, because, power, decided_on, decided_by, recorded_at)
    values (${id}, ${caseId}, ${objectKind}, ${objectId}, ${decided}, ${because}, ${power}, ${decidedOn}, ${decidedBy}, ${at})`.execute(
    tx,
  );
}
