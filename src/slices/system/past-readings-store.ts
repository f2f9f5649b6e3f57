import { sql } from 'kysely';
import type { Act } from '#platform/act/act.ts';
import type { Tx } from '#platform/db/database.ts';

/** How something read until a day, what it read from then on, and why. */
export type PastReading = Readonly<{
  statement: string;
  replacedBy: string;
  why: string;
  untilAt: Date;
  changedBy: string | null;
}>;

export async function pastReadingsOf(tx: Tx, objectId: string): Promise<PastReading[]> {
  const { rows } =
    await sql<PastReading>`select statement, replaced_by as "replacedBy", why, until_at as "untilAt", changed_by as "changedBy"
    from past_readings where object_id = ${objectId} order by until_at desc, id`.execute(tx);
  return rows;
}

export async function keepPastReading(
  act: Act,
  of: { kind: 'assumption' | 'cause' | 'variable' | 'causalLink'; id: string; caseId: string; statement: string },
  replacedBy: string,
  why: string,
): Promise<void> {
  await sql`insert into past_readings (id, object_kind, object_id, case_id, statement, replaced_by, why, until_at, changed_by)
    values (${act.newId()}, ${of.kind}, ${of.id}, ${of.caseId}, ${of.statement}, ${replacedBy}, ${why}, ${act.now}, ${act.who.personId})`.execute(
    act.tx,
  );
}
