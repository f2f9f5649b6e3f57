import { sql } from 'kysely';
import type { Who } from '#platform/access/who.ts';
import type { Tx } from '#platform/db/database.ts';
import type { Person } from './person.ts';

type PeopleTables = {
  persons: { id: string; name: string; version: number; created_at: Date };
};
export const peopleIn = (tx: Tx) => tx.withTables<PeopleTables>();

export async function peopleById(tx: Tx, ids: readonly string[]): Promise<Person[]> {
  if (ids.length === 0) return [];
  const rows = await peopleIn(tx)
    .selectFrom('persons')
    .select(['id', 'name', 'version'])
    .where('id', 'in', [...ids])
    .execute();
  return rows.map((row) => ({ ...row, state: 'active', caseId: null }));
}

export async function insertPerson(tx: Tx, person: { id: string; name: string; at: Date }): Promise<void> {
  await peopleIn(tx)
    .insertInto('persons')
    .values({ id: person.id, name: person.name, version: 1, created_at: person.at })
    .execute();
}

/** Names by id, for saying who did what. */
export async function personNames(tx: Tx, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const people = await peopleById(tx, [...new Set(ids.filter((id): id is string => id !== null))]);
  return new Map(people.map((person) => [person.id, person.name]));
}

/** Who a signed-in person is: name, organisations with what they may do there, confirmed community bodies. */
export async function findWho(tx: Tx, personId: string): Promise<Who | null> {
  const [person] = await peopleById(tx, [personId]);
  if (!person) return null;
  const organisations = await sql<{
    id: string;
    name: string;
    type: string;
  }>`select o.id, o.name, m.type from memberships m
    join organisations o on o.id = m.organisation_id where m.person_id = ${personId} and m.ended_at is null order by m.started_at, o.name`.execute(
    tx,
  );
  const bodies = await sql<{ id: string }>`select body_id as id from body_members
    where person_id = ${personId} and state = 'confirmed'`.execute(tx);
  return Object.freeze({
    personId,
    name: person.name,
    organisations: organisations.rows.map(({ id, name, type }) => ({
      id,
      name,
      may: type === 'steward' ? ['belong', 'grant'] : ['belong'],
    })),
    bodyIds: bodies.rows.map((row) => row.id),
    hats: [],
  });
}

export type Persona = Readonly<{ id: string; name: string; organisations: string | null }>;

/** Everybody with an account, for choosing whom to be in a demonstration. */
export async function everybody(tx: Tx): Promise<Persona[]> {
  const { rows } = await sql<Persona>`select p.id, p.name, string_agg(distinct o.name, ', ') as organisations
    from persons p join accounts a on a.person_id = p.id
    left join memberships m on m.person_id = p.id and m.ended_at is null left join organisations o on o.id = m.organisation_id
    group by p.id order by min(p.created_at), p.name`.execute(tx);
  return rows;
}
