import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Confirmation, ConflictRow, Doer, Influence } from './conflicts.ts';

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

/**
 * Everybody who did something by which an award could be influenced. Whoever drew criteria that stand is known by the audit alone, which names who
 * did it and not what was written.
 */
export async function doersOf(tx: Tx, { id, caseId }: Readonly<{ id: string; caseId: string }>): Promise<Doer[]> {
  return (
    await sql<Doer>`select p.id as "personId", p.name as person, array_agg(distinct d.doing order by d.doing) as doing from (
      select person_id, 'judges tenders' as doing from evaluation_judges where procurement_id = ${id}
      union all select moderated_by, 'settles scores' from moderated_scores where procurement_id = ${id}
      union all select unnest(array[proposed_by, confirmed_by]), 'settles scores' from score_corrections where procurement_id = ${id}
      union all select decided_by, 'settles scores' from tender_passes where procurement_id = ${id}
      union all select unnest(array[entered_by, confirmed_by]), 'enters prices' from tender_prices where procurement_id = ${id}
      union all select person_id, 'brings tenders in' from tender_receivers where procurement_id = ${id}
      union all select person_id, 'opens tenders' from opening_presses where procurement_id = ${id}
      union all select set_by, 'draws criteria' from scoring_rules where procurement_id = ${id}
      union all select amended_by, 'draws criteria' from criteria_amendments where procurement_id = ${id}
      union all select actor_id, 'draws criteria' from audit_entries where case_id = ${caseId} and action like 'criteri%'
        and (object_id = ${id} or object_id in (select c.id from criteria c where c.procurement_id = ${id}))
      union all select issued_by, 'writes documents' from document_issues where procurement_id = ${id}
      union all select kept_by, 'draws the procedure' from procedures where procurement_id = ${id}
      union all select kept_by, 'draws lots' from lot_divisions where procurement_id = ${id}
      union all select t.kept_by, 'draws lots' from lot_terms t join lots l on l.id = t.lot_id where l.procurement_id = ${id}
      union all select made_by, 'changes what was published' from amendments where procurement_id = ${id}
      union all select answered_by, 'answers bidders' from clarifications where procurement_id = ${id}
      union all select recorded_by, 'talks with suppliers' from engagements where procurement_id = ${id}
      union all select noted_by, 'talks with suppliers' from supplier_talks where case_id = ${caseId}
      union all select opened_by, 'talks with suppliers' from soundings where procurement_id = ${id}
      union all select unnest(array[decided_by, recorded_by]), 'decides on the award' from award_decisions where procurement_id = ${id}
    ) d (person_id, doing) join persons p on p.id = d.person_id group by p.id, p.name order by p.name, p.id`.execute(tx)
  ).rows;
}
