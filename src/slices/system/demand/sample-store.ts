import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Contact } from '#standards/contacts/index.ts';
import type { KeptContact, Sample } from './sample.ts';

const select = sql`select s.id, s.case_id as "caseId", s.state, s.version, s.title, s.counted_by as "countedBy", s.place, s.from_on as "fromOn",
  s.to_on as "toOn", s.note, s.begun_at as "begunAt",
  (select count(*)::int from demand_contacts c where c.sample_id = s.id and c.demand = 'failure') as failure,
  (select count(*)::int from demand_contacts c where c.sample_id = s.id and c.demand = 'value') as value,
  (select count(*)::int from demand_contacts c where c.sample_id = s.id and c.demand = 'unsure') as unsure
  from demand_samples s`;

export const samplesById = async (tx: Tx, ids: readonly string[]): Promise<Sample[]> =>
  (await sql<Sample>`${select} where s.id = any(${ids}::uuid[])`.execute(tx)).rows;

/** A case's samples, withdrawn ones too, oldest first. */
export const samplesOf = async (tx: Tx, caseId: string): Promise<Sample[]> =>
  (await sql<Sample>`${select} where s.case_id = ${caseId} order by s.begun_at, s.id`.execute(tx)).rows;

export async function insertSample(tx: Tx, one: Sample): Promise<void> {
  await sql`insert into demand_samples (id, case_id, state, version, title, counted_by, place, from_on, to_on, note, begun_at)
    values (${one.id}, ${one.caseId}, ${one.state}, 1, ${one.title}, ${one.countedBy}, ${one.place}, ${one.fromOn}, ${one.toOn}, ${one.note}, ${one.begunAt})`.execute(
    tx,
  );
}

export async function updateSample(tx: Tx, one: Sample, version: number): Promise<void> {
  const { numAffectedRows } =
    await sql`update demand_samples set version = version + 1, state = ${one.state}, title = ${one.title},
    counted_by = ${one.countedBy}, place = ${one.place}, from_on = ${one.fromOn}, to_on = ${one.toOn}, note = ${one.note}
    where id = ${one.id} and version = ${version}`.execute(tx);
  if (numAffectedRows !== 1n) refuse('stale');
}

export const contactsOf = async (tx: Tx, sampleId: string): Promise<KeptContact[]> =>
  (
    await sql<KeptContact>`select id, reason, demand, mattered, came_from as "cameFrom" from demand_contacts
    where sample_id = ${sampleId} order by ordinal, id`.execute(tx)
  ).rows;

export async function insertContacts(
  tx: Tx,
  sampleId: string,
  contacts: readonly (Omit<Contact, 'line'> & { id: string })[],
  at: Date,
): Promise<void> {
  const { rows } = await sql<{
    last: number;
  }>`select coalesce(max(ordinal), 0)::int as last from demand_contacts where sample_id = ${sampleId}`.execute(tx);
  const column = <T>(of: (one: (typeof contacts)[number]) => T): T[] => contacts.map(of);
  await sql`insert into demand_contacts (id, sample_id, reason, demand, mattered, came_from, added_at, ordinal)
    select id, ${sampleId}, reason, demand, mattered, came_from, ${at}, ${rows[0]!.last} + ordinal::int
    from unnest(${column((one) => one.id)}::uuid[], ${column((one) => one.reason)}::text[], ${column((one) => one.demand)}::text[],
      ${column((one) => one.mattered)}::text[], ${column((one) => one.cameFrom)}::text[]) with ordinality
      as given (id, reason, demand, mattered, came_from, ordinal)`.execute(tx);
}

export async function deleteContacts(tx: Tx, sampleId: string, ids: readonly string[]): Promise<number> {
  const { numAffectedRows } =
    await sql`delete from demand_contacts where sample_id = ${sampleId} and id = any(${ids}::uuid[])`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** Remembers that this was brought in; false where it was already. */
export async function rememberBatch(tx: Tx, sampleId: string, contentHash: string, at: Date): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into demand_batches (sample_id, content_hash, added_at) values (${sampleId}, ${contentHash}, ${at})
    on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}
