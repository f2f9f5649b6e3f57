import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Cohort, CohortMember, MemberState } from './cohort.ts';

const load = async (tx: Tx, where: ReturnType<typeof sql>): Promise<Cohort[]> => {
  const { rows } = await sql<
    Omit<Cohort, 'caseId' | 'members'> & { members: CohortMember[] | null }
  >`select c.id, c.state, c.version, c.name, c.purpose, c.begun_by as "begunBy", c.begun_at as "begunAt",
      (select json_agg(json_build_object('personId', m.person_id, 'state', m.state, 'speaksAs', m.speaks_as, 'wants', m.wants)
        order by m.asked_at, m.person_id) from cohort_members m where m.cohort_id = c.id) as members
    from cohorts c where ${where} order by c.begun_at desc, c.id`.execute(tx);
  return rows.map((row) => ({ ...row, caseId: null, members: row.members ?? [] }));
};

export const cohortsById = (tx: Tx, ids: readonly string[]): Promise<Cohort[]> =>
  load(tx, sql`c.id = any(${[...ids]}::uuid[])`);
export const allCohorts = (tx: Tx): Promise<Cohort[]> => load(tx, sql`true`);
export const cohortsNamed = (tx: Tx, name: string): Promise<Cohort[]> => load(tx, sql`lower(c.name) = lower(${name})`);

export async function insertCohort(tx: Tx, one: Pick<Cohort, 'id' | 'name' | 'purpose' | 'begunBy'>, at: Date) {
  await sql`insert into cohorts (id, state, version, name, purpose, begun_by, begun_at)
    values (${one.id}, 'open', 1, ${one.name}, ${one.purpose}, ${one.begunBy}, ${at})`.execute(tx);
}

/** Keeps where somebody stands with a cohort; who asks again after leaving says anew as what. */
export async function putMember(
  tx: Tx,
  cohortId: string,
  member: CohortMember,
  at: Date,
  letInBy: string | null,
): Promise<void> {
  await sql`insert into cohort_members (cohort_id, person_id, state, speaks_as, wants, asked_at, let_in_by, let_in_at)
    values (${cohortId}, ${member.personId}, ${member.state}, ${member.speaksAs}, ${member.wants}, ${at}, ${letInBy}, ${letInBy ? at : null})
    on conflict (cohort_id, person_id) do update set state = excluded.state, speaks_as = excluded.speaks_as, wants = excluded.wants,
      let_in_by = excluded.let_in_by, let_in_at = excluded.let_in_at`.execute(tx);
}

/** Moves somebody from one state to another; tells whether they stood where it was thought. */
export async function moveMember(
  tx: Tx,
  cohortId: string,
  personId: string,
  move: Readonly<{ from: readonly MemberState[]; to: MemberState; by: string | null; at: Date }>,
): Promise<boolean> {
  const { numAffectedRows } = await sql`update cohort_members set state = ${move.to},
      let_in_by = coalesce(${move.by}::uuid, let_in_by), let_in_at = case when ${move.to} = 'joined' then ${move.at}::timestamptz else let_in_at end
    where cohort_id = ${cohortId} and person_id = ${personId} and state = any(${[...move.from]}::text[])`.execute(tx);
  return numAffectedRows === 1n;
}

export async function endCohortRow(tx: Tx, id: string, version: number): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update cohorts set state = 'ended', version = version + 1 where id = ${id} and version = ${version} and state = 'open'`.execute(
      tx,
    );
  return numAffectedRows === 1n;
}
