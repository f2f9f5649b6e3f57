import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { BodyMember, BodyMemberState, BodyState, CommunityBody } from './body.ts';

type BodyTables = {
  community_bodies: {
    id: string;
    name: string;
    represents: string;
    state: BodyState;
    version: number;
    created_by: string;
    created_at: Date;
  };
  body_members: {
    body_id: string;
    person_id: string;
    state: BodyMemberState;
    founder: boolean;
    proposed_by: string;
    proposed_at: Date;
    confirmed_at: Date | null;
  };
  body_confirmations: { body_id: string; person_id: string; confirmed_by: string; at: Date };
};
const bodiesIn = (tx: Tx) => tx.withTables<BodyTables>();

const load = async (tx: Tx, where: ReturnType<typeof sql>): Promise<CommunityBody[]> => {
  const { rows } = await sql<Omit<CommunityBody, 'caseId' | 'members'> & { members: BodyMember[] | null }>`
    select b.id, b.state, b.version, b.name, b.represents, b.created_by as "createdBy",
      (select json_agg(json_build_object('personId', m.person_id, 'state', m.state, 'founder', m.founder,
          'confirmedBy', (select coalesce(json_agg(c.confirmed_by order by c.at, c.confirmed_by), '[]') from body_confirmations c
            where c.body_id = m.body_id and c.person_id = m.person_id)) order by m.proposed_at, m.person_id)
        from body_members m where m.body_id = b.id) as members
    from community_bodies b where ${where} order by b.name, b.id`.execute(tx);
  return rows.map((row) => ({ ...row, caseId: null, members: row.members ?? [] }));
};

export const bodiesById = (tx: Tx, ids: readonly string[]): Promise<CommunityBody[]> =>
  ids.length === 0 ? Promise.resolve([]) : load(tx, sql`b.id = any(${[...ids]}::uuid[])`);
export const allBodies = (tx: Tx): Promise<CommunityBody[]> => load(tx, sql`true`);
export const bodiesNamed = (tx: Tx, name: string): Promise<CommunityBody[]> =>
  load(tx, sql`lower(b.name) = lower(${name})`);

export async function insertBody(
  tx: Tx,
  body: { id: string; name: string; represents: string; createdBy: string; at: Date },
): Promise<void> {
  await bodiesIn(tx)
    .insertInto('community_bodies')
    .values({
      id: body.id,
      name: body.name,
      represents: body.represents,
      state: 'forming',
      version: 1,
      created_by: body.createdBy,
      created_at: body.at,
    })
    .execute();
}

/** Proposes somebody, or proposes again somebody who left: then they start afresh, without the yeses they had. */
export async function insertBodyMember(
  tx: Tx,
  member: { bodyId: string; personId: string; proposedBy: string; at: Date },
): Promise<void> {
  const { bodyId, personId, proposedBy, at } = member;
  await bodiesIn(tx)
    .deleteFrom('body_confirmations')
    .where('body_id', '=', bodyId)
    .where('person_id', '=', personId)
    .execute();
  await bodiesIn(tx)
    .insertInto('body_members')
    .values({
      body_id: bodyId,
      person_id: personId,
      state: 'proposed',
      founder: false,
      proposed_by: proposedBy,
      proposed_at: at,
      confirmed_at: null,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['body_id', 'person_id'])
        .doUpdateSet({ state: 'proposed', proposed_by: proposedBy, proposed_at: at, confirmed_at: null }),
    )
    .execute();
}

export async function insertConfirmation(
  tx: Tx,
  one: { bodyId: string; personId: string; confirmedBy: string; at: Date },
): Promise<void> {
  await bodiesIn(tx)
    .insertInto('body_confirmations')
    .values({ body_id: one.bodyId, person_id: one.personId, confirmed_by: one.confirmedBy, at: one.at })
    .onConflict((conflict) => conflict.columns(['body_id', 'person_id', 'confirmed_by']).doNothing())
    .execute();
}

export async function setMemberState(
  tx: Tx,
  one: { bodyId: string; personId: string; state: BodyMemberState; founder?: boolean; at: Date },
): Promise<void> {
  await bodiesIn(tx)
    .updateTable('body_members')
    .set({
      state: one.state,
      ...(one.founder ? { founder: true } : {}),
      ...(one.state === 'confirmed' ? { confirmed_at: one.at } : {}),
    })
    .where('body_id', '=', one.bodyId)
    .where('person_id', '=', one.personId)
    .execute();
}

/** Takes the body for this act alone: two who confirm at the same moment do so one after the other. */
export async function lockBody(tx: Tx, bodyId: string): Promise<void> {
  await sql`select id from community_bodies where id = ${bodyId} for update`.execute(tx);
}

export async function setBodyStanding(tx: Tx, bodyId: string): Promise<void> {
  await bodiesIn(tx).updateTable('community_bodies').set({ state: 'standing' }).where('id', '=', bodyId).execute();
}
