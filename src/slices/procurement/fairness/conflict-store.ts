import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Confirmation, ConflictRow, Influence } from './conflicts.ts';

export async function influencesOf(tx: Tx, procurementId: string): Promise<Influence[]> {
  return (
    await sql<Influence>`select id, procurement_id as "procurementId", person_id as "personId", name, role, state, interest, perceived, steps, because,
    review_on as "reviewOn", version from influences where procurement_id = ${procurementId} order by said_at, id`.execute(
      tx,
    )
  ).rows;
}

/** Version 0 is one that nobody had written when the form was made. */
export async function saveInfluence(tx: Tx, one: Influence, by: string, at: Date): Promise<void> {
  const { rows } =
    one.version === 0
      ? await sql`insert into influences (id, procurement_id, person_id, name, role, state, interest, perceived, steps, because, review_on, version, said_by, said_at)
          values (${one.id}, ${one.procurementId}, ${one.personId}, ${one.name}, ${one.role}, ${one.state}, ${one.interest}, ${one.perceived}, ${one.steps},
            ${one.because}, ${one.reviewOn}, 1, ${by}, ${at}) on conflict do nothing returning id`.execute(tx)
      : await sql`update influences set role = ${one.role}, state = ${one.state}, interest = ${one.interest}, perceived = ${one.perceived}, steps = ${one.steps},
          because = ${one.because}, review_on = ${one.reviewOn}, version = version + 1, said_by = ${by}, said_at = ${at}
          where id = ${one.id} and procurement_id = ${one.procurementId} and version = ${one.version} returning id`.execute(
          tx,
        );
  if (rows.length === 0) refuse('stale');
}

export type Assessment = Readonly<{
  version: number;
  confirmedFor: Confirmation;
  rows: readonly ConflictRow[];
  confirmedBy: string;
  confirmedAt: Date;
}>;

export async function assessmentsOf(tx: Tx, procurementId: string): Promise<Assessment[]> {
  return (
    await sql<Assessment>`select a.version, a.confirmed_for as "confirmedFor", a.rows, p.name as "confirmedBy", a.confirmed_at as "confirmedAt"
    from conflicts_assessments a join persons p on p.id = a.confirmed_by where a.procurement_id = ${procurementId} order by a.version`.execute(
      tx,
    )
  ).rows;
}

export async function insertAssessment(
  tx: Tx,
  one: Omit<Assessment, 'confirmedBy'> & { id: string; procurementId: string; by: string },
): Promise<void> {
  const { rows } =
    await sql`insert into conflicts_assessments (id, procurement_id, version, confirmed_for, rows, confirmed_by, confirmed_at)
    values (${one.id}, ${one.procurementId}, ${one.version}, ${one.confirmedFor}, ${JSON.stringify(one.rows)}::jsonb, ${one.by}, ${one.confirmedAt})
    on conflict do nothing returning id`.execute(tx);
  if (rows.length === 0) refuse('stale');
}
