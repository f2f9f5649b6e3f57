import { sql } from 'kysely';
import type { Ref } from '#platform/access/kinds.ts';
import type { Tx } from '#platform/db/database.ts';

export type OutcomeChange = Readonly<{
  outcomeId: string;
  change: 'stop' | 'adapt' | 'spread' | 'keep';
  words: string;
  decidedAt: Date;
}>;

/** What was decided about some outcomes, the newest first. */
export async function changesOf(tx: Tx, outcomeIds: readonly string[]): Promise<OutcomeChange[]> {
  const { rows } =
    await sql<OutcomeChange>`select outcome_id as "outcomeId", change, words, decided_at as "decidedAt" from outcome_changes
    where outcome_id = any(${[...outcomeIds]}::uuid[]) order by decided_at desc, decided_by_id`.execute(tx);
  return rows;
}

export async function forgetChanges(tx: Tx, decidedBy: Ref): Promise<void> {
  await sql`delete from outcome_changes where decided_by_id = ${decidedBy.id}`.execute(tx);
}

export async function insertChange(tx: Tx, decidedBy: Ref, one: OutcomeChange): Promise<void> {
  await sql`insert into outcome_changes (outcome_id, decided_by_kind, decided_by_id, change, words, decided_at)
    values (${one.outcomeId}, ${decidedBy.kind}, ${decidedBy.id}, ${one.change}, ${one.words}, ${one.decidedAt})`.execute(
    tx,
  );
}
