import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Stake } from './stake.ts';

export async function stakesOf(tx: Tx, caseId: string): Promise<Stake[]> {
  return (
    await sql<Stake>`select id, outcome_id as "outcomeId", who, role, note from stakes where case_id = ${caseId} order by added_at, who`.execute(
      tx,
    )
  ).rows;
}

export async function insertStake(tx: Tx, caseId: string, stake: Stake, at: Date): Promise<void> {
  await sql`insert into stakes (id, case_id, outcome_id, who, role, note, added_at) values (${stake.id}, ${caseId}, ${stake.outcomeId}, ${stake.who}, ${stake.role}, ${stake.note}, ${at})
    on conflict (outcome_id, who, role) do update set note = excluded.note`.execute(tx);
}
