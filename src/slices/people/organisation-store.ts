import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { MembershipType, Organisation, OrganisationType } from './organisation.ts';

type OrganisationTables = {
  organisations: { id: string; name: string; type: OrganisationType; version: number; created_at: Date };
  memberships: {
    organisation_id: string;
    person_id: string;
    type: MembershipType;
    started_at: Date;
    ended_at: Date | null;
  };
};
const organisationsIn = (tx: Tx) => tx.withTables<OrganisationTables>();

export async function organisationsById(tx: Tx, ids: readonly string[]): Promise<Organisation[]> {
  if (ids.length === 0) return [];
  return loadOrganisations(tx, sql`o.id = any(${[...ids]}::uuid[])`);
}

export async function organisationsNamed(tx: Tx, name: string): Promise<Organisation[]> {
  return loadOrganisations(tx, sql`lower(o.name) = lower(${name})`);
}

async function loadOrganisations(tx: Tx, where: ReturnType<typeof sql>): Promise<Organisation[]> {
  const { rows } = await sql<Omit<Organisation, 'state' | 'caseId'>>`select o.id, o.name, o.type, o.version,
      coalesce(array_agg(m.person_id) filter (where m.person_id is not null), '{}') as "memberIds",
      coalesce(array_agg(m.person_id) filter (where m.type = 'steward'), '{}') as "stewardIds"
    from organisations o left join memberships m on m.organisation_id = o.id and m.ended_at is null
    where ${where} group by o.id order by o.name`.execute(tx);
  return rows.map((row) => ({ ...row, state: 'active', caseId: null }));
}

export async function insertOrganisation(
  tx: Tx,
  organisation: { id: string; name: string; type: OrganisationType; at: Date },
): Promise<void> {
  const { id, name, type, at } = organisation;
  await organisationsIn(tx)
    .insertInto('organisations')
    .values({ id, name, type, version: 1, created_at: at })
    .execute();
}

export async function insertMembership(
  tx: Tx,
  organisationId: string,
  personId: string,
  type: MembershipType,
  at: Date,
): Promise<void> {
  await organisationsIn(tx)
    .insertInto('memberships')
    .values({ organisation_id: organisationId, person_id: personId, type, started_at: at, ended_at: null })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'person_id']).doUpdateSet({ type, ended_at: null }))
    .execute();
}

export type Colleague = Readonly<{ id: string; name: string; organisationId: string; organisation: string }>;

/** Everybody who belongs to any of these organisations. */
export async function colleaguesOf(tx: Tx, organisations: readonly string[]): Promise<Colleague[]> {
  const { rows } = await sql<Colleague>`select p.id, p.name, o.id as "organisationId", o.name as organisation
    from memberships m join persons p on p.id = m.person_id join organisations o on o.id = m.organisation_id
    where m.organisation_id = any(${[...organisations]}::uuid[]) and m.ended_at is null order by p.name, o.name`.execute(
    tx,
  );
  return rows;
}
