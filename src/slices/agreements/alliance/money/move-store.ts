import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Move } from './move.ts';

export async function insertMove(tx: Tx, one: Move): Promise<void> {
  await sql`insert into alliance_moves (decision_id, from_party, to_party, kind, amount)
    values (${one.decisionId}, ${one.from}, ${one.to}, ${one.kind}, ${one.amount})`.execute(tx);
}

/** Every move that was ever proposed; whether it has gone is told by its decision. */
export async function movesOf(tx: Tx, agreementId: string): Promise<Move[]> {
  const { rows } =
    await sql<Move>`select m.decision_id as "decisionId", m.from_party as "from", m.to_party as "to", m.kind, m.amount
    from alliance_moves m join alliance_decisions d on d.id = m.decision_id where d.agreement_id = ${agreementId}
    order by d.proposed_at, d.id`.execute(tx);
  return rows;
}
