import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { PlannedChange } from './planned-change.ts';

/** Newest first. */
export async function plannedOf(tx: Tx, agreementId: string): Promise<PlannedChange[]> {
  return (
    await sql<PlannedChange>`select c.id, c.agreement_id as "agreementId", c.what, c.why, c.ground, c.ends_on as "endsOn", c.value_pence as "valuePence", c.state,
      c.notice_on as "noticeOn", c.notice_reference as "noticeReference", c.not_before_on as "notBeforeOn", c.version, p.name as "plannedBy"
    from planned_changes c join persons p on p.id = c.planned_by where c.agreement_id = ${agreementId} order by c.planned_at desc, c.id`.execute(
      tx,
    )
  ).rows;
}

export async function insertPlanned(
  tx: Tx,
  c: Omit<PlannedChange, 'plannedBy' | 'version'>,
  by: string,
  at: Date,
): Promise<void> {
  await sql`insert into planned_changes (id, agreement_id, what, why, ground, ends_on, value_pence, state, version, planned_by, planned_at)
    values (${c.id}, ${c.agreementId}, ${c.what}, ${c.why}, ${c.ground}, ${c.endsOn}, ${c.valuePence}, ${c.state}, 1, ${by}, ${at})`.execute(
    tx,
  );
}

/** Writes only from the version that somebody looked at, and only while it is planned. */
export async function updatePlanned(tx: Tx, c: PlannedChange, version: number): Promise<void> {
  const { numAffectedRows } =
    await sql`update planned_changes set state = ${c.state}, notice_on = ${c.noticeOn}, notice_reference = ${c.noticeReference},
      not_before_on = ${c.notBeforeOn}, version = version + 1 where id = ${c.id} and version = ${version} and state = 'planned'`.execute(
      tx,
    );
  if (numAffectedRows !== 1n) refuse('stale');
}
