import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { ReadReturn, Refused } from './read-returns.ts';
import type { Place, Returned, SocialPromise } from './social-value.ts';

export async function socialPromisesOf(tx: Tx, agreementId: string): Promise<SocialPromise[]> {
  const { rows } =
    await sql<SocialPromise>`select s.id, s.agreement_id as "agreementId", s.obligation_id as "obligationId",
      o.words as obligation, o.state as "obligationState", s.about, s.name, s.unit, s.quantity, s.measure, s.licence,
      s.unit_pence as "unitPence", s.unit_source as "unitSource", s.deadweight, s.displacement, s.attribution
    from social_promises s join obligations o on o.id = s.obligation_id where s.agreement_id = ${agreementId} order by s.added_at, s.id`.execute(
      tx,
    );
  return rows;
}

const json = (value: object | null) => (value ? JSON.stringify(value) : null);

/** False where the obligation, or the name, is counted already. */
export async function insertSocialPromise(
  tx: Tx,
  s: Omit<SocialPromise, 'obligation' | 'obligationState'>,
  by: string,
  at: Date,
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into social_promises (id, agreement_id, obligation_id, about, name, unit, quantity, measure, licence, unit_pence,
      unit_source, deadweight, displacement, attribution, added_by, added_at)
    values (${s.id}, ${s.agreementId}, ${s.obligationId}, ${s.about}, ${s.name}, ${s.unit}, ${s.quantity}, ${s.measure}, ${s.licence},
      ${s.unitPence}, ${s.unitSource}, ${json(s.deadweight)}::jsonb, ${json(s.displacement)}::jsonb, ${json(s.attribution)}::jsonb, ${by}, ${at})
    on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

export async function socialPlacesOf(tx: Tx, agreementId: string): Promise<Place[]> {
  return (
    await sql<Place>`select place, residents, source from social_places where agreement_id = ${agreementId} order by lower(place)`.execute(
      tx,
    )
  ).rows;
}

export async function saveSocialPlace(tx: Tx, agreementId: string, one: Place): Promise<void> {
  await sql`insert into social_places (agreement_id, place, residents, source) values (${agreementId}, ${one.place}, ${one.residents}, ${one.source})
    on conflict (agreement_id, lower(place)) do update set residents = excluded.residents, source = excluded.source`.execute(
    tx,
  );
}

export async function returnsOf(tx: Tx, agreementId: string): Promise<Returned[]> {
  const { rows } =
    await sql<Returned>`select r.promise_id as "promiseId", r.quantity, r.place, r.worked_on as "on" from social_returns r
    join social_promises s on s.id = r.promise_id where s.agreement_id = ${agreementId} order by r.worked_on, r.place`.execute(
      tx,
    );
  return rows;
}

export type ReturnFile = Readonly<{
  id: string;
  name: string;
  kept: number;
  refused: readonly Refused[];
  person: string;
  broughtAt: Date;
}>;

/** The newest first. */
export async function returnFilesOf(tx: Tx, agreementId: string): Promise<ReturnFile[]> {
  const { rows } =
    await sql<ReturnFile>`select f.id, f.name, f.kept, f.refused, n.name as person, f.brought_at as "broughtAt"
    from social_return_files f join persons n on n.id = f.brought_by where f.agreement_id = ${agreementId}
    order by f.brought_at desc, f.id limit 20`.execute(tx);
  return rows;
}

export const isReturnOf = async (tx: Tx, agreementId: string, id: string): Promise<boolean> =>
  (await sql`select 1 from social_return_files where id = ${id} and agreement_id = ${agreementId}`.execute(tx)).rows
    .length > 0;

/** How many rows are new: what an earlier file held already counts once. */
export async function saveReturns(
  tx: Tx,
  file: Omit<ReturnFile, 'person' | 'kept'> & Readonly<{ agreementId: string; by: string }>,
  rows: readonly ReadReturn[],
): Promise<number> {
  await sql`insert into social_return_files (id, agreement_id, name, kept, refused, brought_by, brought_at)
    values (${file.id}, ${file.agreementId}, ${file.name}, 0, ${JSON.stringify(file.refused)}::jsonb, ${file.by}, ${file.broughtAt})`.execute(
    tx,
  );
  const { numAffectedRows } =
    await sql`insert into social_returns (promise_id, file_id, quantity, place, worked_on, occurrence)
    select "promiseId", ${file.id}::uuid, quantity, place, "on", occurrence from json_to_recordset(${JSON.stringify(rows)}::json)
      as given ("promiseId" uuid, quantity numeric, place text, "on" date, occurrence integer)
    on conflict do nothing`.execute(tx);
  const kept = Number(numAffectedRows ?? 0n);
  await sql`update social_return_files set kept = ${kept} where id = ${file.id}`.execute(tx);
  return kept;
}
