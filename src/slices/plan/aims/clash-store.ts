import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Clash, Support } from './clash.ts';

const select = sql`select c.id, c.case_id as "caseId", c.state, c.version, c.aim_id as "aimId", c.against_kind as "againstKind", c.against_id as "againstId",
  c.against_version as "againstVersion", c.pulls, c.why, c.answer, p.name as "putBy", c.put_at as "putAt", a.name as "answeredBy", c.answered_at as "answeredAt"
  from aim_clashes c left join persons p on p.id = c.put_by left join persons a on a.id = c.answered_by`;

export const clashesById = async (tx: Tx, ids: readonly string[]): Promise<Clash[]> =>
  (await sql<Clash>`${select} where c.id = any(${[...ids]}::uuid[])`.execute(tx)).rows;

export const clashesOf = async (tx: Tx, caseId: string): Promise<Clash[]> =>
  (await sql<Clash>`${select} where c.case_id = ${caseId} order by c.state <> 'open', c.put_at, c.id`.execute(tx)).rows;

export async function insertClash(tx: Tx, clash: Clash, putBy: string | null): Promise<void> {
  await sql`insert into aim_clashes (id, case_id, aim_id, against_kind, against_id, against_version, pulls, why, state, version, put_by, put_at)
    values (${clash.id}, ${clash.caseId}, ${clash.aimId}, ${clash.againstKind}, ${clash.againstId}, ${clash.againstVersion}, ${clash.pulls}, ${clash.why}, 'open', 1,
      ${putBy}, ${clash.putAt})`.execute(tx);
}

export async function answerInStore(
  tx: Tx,
  clash: Pick<Clash, 'id' | 'state' | 'answer'>,
  version: number,
  by: string,
  at: Date,
): Promise<void> {
  const { numAffectedRows } =
    await sql`update aim_clashes set state = ${clash.state}, answer = ${clash.answer}, answered_by = ${by}, answered_at = ${at},
    version = version + 1 where id = ${clash.id} and version = ${version}`.execute(tx);
  if (numAffectedRows !== 1n) refuse('stale');
}

export const supportsOf = async (tx: Tx, caseId: string): Promise<Support[]> =>
  (
    await sql<Support>`select aim_id as "aimId", measure_id as "measureId" from aim_supports where case_id = ${caseId} order by put_at, measure_id`.execute(
      tx,
    )
  ).rows;

export async function saveSupport(tx: Tx, caseId: string, support: Support, at: Date): Promise<void> {
  await sql`insert into aim_supports (aim_id, measure_id, case_id, put_at) values (${support.aimId}, ${support.measureId}, ${caseId}, ${at})
    on conflict do nothing`.execute(tx);
}

export async function removeSupport(tx: Tx, caseId: string, support: Support): Promise<void> {
  await sql`delete from aim_supports where aim_id = ${support.aimId} and measure_id = ${support.measureId} and case_id = ${caseId}`.execute(
    tx,
  );
}
