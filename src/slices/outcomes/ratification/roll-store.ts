import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { RollEntry } from './roll.ts';

type Of = { caseId: string; bodyId: string };

export async function rollOf(tx: Tx, { caseId, bodyId }: Of): Promise<RollEntry[]> {
  return (
    await sql<RollEntry>`select id, name, reach, person_id as "personId", address, kept_by as "keptBy" from ratification_roll
      where case_id = ${caseId} and body_id = ${bodyId} and off_at is null order by lower(name), id`.execute(tx)
  ).rows;
}

/** Takes the body's rolls for this act alone, so that nobody is put on twice by two at once. */
export async function holdRoll(tx: Tx, { caseId, bodyId }: Of): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`roll:${caseId}:${bodyId}`}))`.execute(tx);
}

export async function insertEntry(tx: Tx, of: Of, one: RollEntry, at: Date): Promise<void> {
  await sql`insert into ratification_roll (id, case_id, body_id, name, reach, person_id, address, kept_by, kept_at)
    values (${one.id}, ${of.caseId}, ${of.bodyId}, ${one.name}, ${one.reach}, ${one.personId}, ${one.address}, ${one.keptBy}, ${at})`.execute(
    tx,
  );
}

export async function takeOff(tx: Tx, of: Of, id: string, by: string, at: Date): Promise<void> {
  const { rows } = await sql`update ratification_roll set off_by = ${by}, off_at = ${at}, address = null
    where id = ${id} and case_id = ${of.caseId} and body_id = ${of.bodyId} and off_at is null returning id`.execute(tx);
  if (rows.length !== 1) refuse('wrong-state');
}

export async function vouch(tx: Tx, of: Of, id: string, by: string, at: Date): Promise<void> {
  const { rows } = await sql`update ratification_roll set kept_by = ${by}, kept_at = ${at}
    where id = ${id} and case_id = ${of.caseId} and body_id = ${of.bodyId} and off_at is null returning id`.execute(tx);
  if (rows.length !== 1) refuse('wrong-state');
}
