import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { HundredDays, Met } from './hundred-days.ts';

const load = async (tx: Tx, where: ReturnType<typeof sql>): Promise<HundredDays[]> => {
  const { rows } = await sql<
    Omit<HundredDays, 'caseId' | 'met' | 'readerIds'> & { met: Met[] | null; readerIds: string[] | null }
  >`select p.id, p.state, p.version, p.cohort_id as "cohortId", p.live_case_id as "liveCaseId", p.owner_id as "ownerId",
      p.different, p.who, p.sign, p.begins_on as "beginsOn",
      (select array_agg(m.person_id) from cohort_members m where m.cohort_id = p.cohort_id and m.state = 'joined') as "readerIds",
      (select json_agg(json_build_object('day', d.day, 'metOn', d.met_on, 'seen', d.seen, 'happened', d.happened,
        'learnt', d.learnt, 'next', d.next_step) order by d.day) from hundred_days_met d where d.plan_id = p.id) as met
    from hundred_days p where ${where} order by p.begins_on, p.id`.execute(tx);
  return rows.map((row) => ({ ...row, caseId: null, met: row.met ?? [], readerIds: row.readerIds ?? [] }));
};

export const plansById = (tx: Tx, ids: readonly string[]): Promise<HundredDays[]> =>
  load(tx, sql`p.id = any(${[...ids]}::uuid[])`);
export const plansOfCohort = (tx: Tx, cohortId: string): Promise<HundredDays[]> =>
  load(tx, sql`p.cohort_id = ${cohortId}`);
export const plansRunningOf = (tx: Tx, personId: string): Promise<HundredDays[]> =>
  load(tx, sql`p.owner_id = ${personId} and p.state = 'running'`);
/** Running plans that may have a day due: those whose thirtieth has come. */
export const plansToRemind = (tx: Tx, today: string): Promise<HundredDays[]> =>
  load(tx, sql`p.state = 'running' and p.begins_on + 30 <= ${today}::date`);

export async function insertPlan(tx: Tx, one: Omit<HundredDays, 'caseId' | 'met' | 'readerIds'>, at: Date) {
  await sql`insert into hundred_days (id, cohort_id, live_case_id, state, version, owner_id, different, who, sign, begins_on, written_at)
    values (${one.id}, ${one.cohortId}, ${one.liveCaseId}, ${one.state}, 1, ${one.ownerId}, ${one.different}, ${one.who}, ${one.sign},
      ${one.beginsOn}, ${at})`.execute(tx);
}

/** Keeps what was said on one of the days, and where the plan stands since. A day is met once. */
export async function insertMet(tx: Tx, plan: HundredDays, version: number, met: Met, by: string): Promise<void> {
  const { numAffectedRows } = await sql`update hundred_days set version = version + 1, state = ${plan.state}
    where id = ${plan.id} and version = ${version} and state = 'running'`.execute(tx);
  if (numAffectedRows !== 1n) refuse('stale');
  await sql`insert into hundred_days_met (plan_id, day, met_on, seen, happened, learnt, next_step, met_by)
    values (${plan.id}, ${met.day}, ${met.metOn}, ${met.seen}, ${met.happened}, ${met.learnt}, ${met.next}, ${by})`.execute(
    tx,
  );
}

/** Notes that somebody is reminded of a day; false where they were before. */
export async function takeReminder(tx: Tx, planId: string, day: number, at: Date): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into hundred_days_reminded (plan_id, day, at) values (${planId}, ${day}, ${at}) on conflict do nothing`.execute(
      tx,
    );
  return numAffectedRows === 1n;
}
