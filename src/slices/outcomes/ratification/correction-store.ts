import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Correctable, Correction } from './correction.ts';

export async function correctionsOf(tx: Tx, ofId: string): Promise<Correction[]> {
  return (
    await sql<Correction>`select id, of_kind as "ofKind", of_id as "ofId", field, before, after, because, corrected_at as "correctedAt"
      from record_corrections where of_id = ${ofId} order by corrected_at, id`.execute(tx)
  ).rows;
}

export async function insertCorrection(tx: Tx, outcomeId: string, one: Correction, by: string): Promise<void> {
  await sql`insert into record_corrections (id, outcome_id, of_kind, of_id, field, before, after, because, corrected_by, corrected_at)
    values (${one.id}, ${outcomeId}, ${one.ofKind}, ${one.ofId}, ${one.field}, ${one.before}, ${one.after}, ${one.because}, ${by}, ${one.correctedAt})`.execute(
    tx,
  );
}

const columns = {
  metOn: 'met_on',
  missing: 'missing',
  because: 'because',
  statement: 'statement',
  forWhom: 'for_whom',
} as const;

export async function correctMeeting(tx: Tx, id: string, field: Correctable, value: string): Promise<void> {
  await sql`update ratifications set ${sql.ref(columns[field])} = ${value} where id = ${id}`.execute(tx);
}
