import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Hat } from './case.ts';
import { casesIn } from './case-store.ts';

export type Wearer = Readonly<{
  personId: string;
  person: string;
  hat: Hat;
  organisationId: string;
  organisation: string;
  grantedAt: Date;
}>;

export async function hatsOf(tx: Tx, personId: string, caseId: string): Promise<readonly Hat[]> {
  const rows = await casesIn(tx)
    .selectFrom('case_hats')
    .select('hat')
    .where('case_id', '=', caseId)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .orderBy('hat')
    .execute();
  return rows.map((row) => row.hat);
}

export async function wearersOf(tx: Tx, caseId: string): Promise<Wearer[]> {
  const { rows } =
    await sql<Wearer>`select h.person_id as "personId", p.name as person, h.hat, h.organisation_id as "organisationId",
      o.name as organisation, h.granted_at as "grantedAt"
    from case_hats h join persons p on p.id = h.person_id join organisations o on o.id = h.organisation_id
    where h.case_id = ${caseId} and h.ended_at is null order by h.granted_at, h.hat, p.name`.execute(tx);
  return rows;
}

export type EverWorn = Omit<Wearer, 'hat'> & Readonly<{ endedAt: Date | null }>;

/** Everybody who wears a hat on a case or wore it once. */
export async function everWore(tx: Tx, caseId: string, hat: Hat): Promise<EverWorn[]> {
  const { rows } =
    await sql<EverWorn>`select h.person_id as "personId", p.name as person, h.organisation_id as "organisationId", o.name as organisation,
      h.granted_at as "grantedAt", h.ended_at as "endedAt"
    from case_hats h join persons p on p.id = h.person_id join organisations o on o.id = h.organisation_id
    where h.case_id = ${caseId} and h.hat = ${hat} order by h.granted_at, p.name`.execute(tx);
  return rows;
}

export async function insertHat(
  tx: Tx,
  hat: { caseId: string; personId: string; hat: Hat; organisationId: string; grantedBy: string; at: Date },
): Promise<void> {
  await casesIn(tx)
    .insertInto('case_hats')
    .values({
      case_id: hat.caseId,
      person_id: hat.personId,
      hat: hat.hat,
      organisation_id: hat.organisationId,
      granted_by: hat.grantedBy,
      granted_at: hat.at,
      ended_at: null,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['case_id', 'person_id', 'hat'])
        .doUpdateSet({ ended_at: null, granted_by: hat.grantedBy, granted_at: hat.at }),
    )
    .execute();
}

export async function endHat(tx: Tx, caseId: string, personId: string, hat: Hat, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await casesIn(tx)
    .updateTable('case_hats')
    .set({ ended_at: at })
    .where('case_id', '=', caseId)
    .where('person_id', '=', personId)
    .where('hat', '=', hat)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Every case on which somebody wears a hat, with the hats. */
export async function hatsEverywhere(tx: Tx, personId: string): Promise<Map<string, Hat[]>> {
  const rows = await casesIn(tx)
    .selectFrom('case_hats')
    .select(['case_id', 'hat'])
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .orderBy('case_id')
    .execute();
  return new Map([...Map.groupBy(rows, (row) => row.case_id)].map(([id, of]) => [id, of.map((row) => row.hat)]));
}
