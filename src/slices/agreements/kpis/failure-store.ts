import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Failure, Step } from './failure.ts';

/** Newest first, each with its steps in the order in which they were recorded. */
export async function failuresOf(tx: Tx, agreementId: string): Promise<Failure[]> {
  return (
    await sql<Failure>`select f.id, f.agreement_id as "agreementId", f.obligation_id as "obligationId", f.kind, f.what, f.impact, f.began_on as "beganOn",
      f.version, p.name as "openedBy", coalesce((select json_agg(json_build_object('step', s.step, 'on', s.happened_on, 'words', s.words, 'untilOn', s.until_on,
        'reference', s.reference, 'way', s.way, 'by', q.name) order by s.recorded_at, s.id) from failure_steps s join persons q on q.id = s.recorded_by
        where s.failure_id = f.id), '[]'::json) as steps
    from performance_failures f join persons p on p.id = f.opened_by where f.agreement_id = ${agreementId} order by f.opened_at desc, f.id`.execute(
      tx,
    )
  ).rows;
}

type New = Omit<Failure, 'version' | 'steps' | 'openedBy'>;

export async function insertFailure(tx: Tx, one: New, by: string, at: Date): Promise<void> {
  await sql`insert into performance_failures (id, agreement_id, obligation_id, kind, what, impact, began_on, version, opened_by, opened_at)
    values (${one.id}, ${one.agreementId}, ${one.obligationId}, ${one.kind}, ${one.what}, ${one.impact}, ${one.beganOn}, 1, ${by}, ${at})`.execute(
    tx,
  );
}

/** Writes only from the version that somebody looked at. */
export async function insertStep(
  tx: Tx,
  failure: Pick<Failure, 'id' | 'version'>,
  step: Omit<Step, 'by'> & Readonly<{ id: string }>,
  by: string,
  at: Date,
): Promise<void> {
  const { numAffectedRows } = await sql`update performance_failures set version = version + 1
    where id = ${failure.id} and version = ${failure.version}`.execute(tx);
  if (numAffectedRows !== 1n) refuse('stale');
  await sql`insert into failure_steps (id, failure_id, step, happened_on, words, until_on, reference, way, recorded_by, recorded_at)
    values (${step.id}, ${failure.id}, ${step.step}, ${step.on}, ${step.words}, ${step.untilOn}, ${step.reference}, ${step.way}, ${by}, ${at})`.execute(
    tx,
  );
}
