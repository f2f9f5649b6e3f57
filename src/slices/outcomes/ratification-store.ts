import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Ratification } from './ratification.ts';

const columns = sql`id, outcome_id as "outcomeId", body_id as "bodyId", agreed, state, statement, for_whom as "forWhom", because,
  met_on as "metOn", present, missing, objections, roll, quorum, saw_wording_id as "sawWordingId", recorded_by as "recordedBy",
  recorded_at as "recordedAt", decided_by as "decidedBy", decided_at as "decidedAt",
  ballot_id as "ballotId"`;

export async function ratificationsOf(tx: Tx, outcomeId: string): Promise<Ratification[]> {
  return (
    await sql<Ratification>`select ${columns} from ratifications where outcome_id = ${outcomeId}
      order by recorded_at, id`.execute(tx)
  ).rows;
}

/** A meeting's record on an outcome; somebody else's is unknown. */
export async function ratificationOn(tx: Tx, outcomeId: string, id: string): Promise<Ratification> {
  return (await ratificationsOf(tx, outcomeId)).find((one) => one.id === id) ?? refuse('not-found');
}

export async function insertRatification(tx: Tx, one: Ratification): Promise<void> {
  await sql`insert into ratifications (id, outcome_id, body_id, agreed, state, statement, for_whom, because, met_on, present, missing,
      objections, roll, quorum, saw_wording_id, recorded_by, recorded_at, ballot_id)
    values (${one.id}, ${one.outcomeId}, ${one.bodyId}, ${one.agreed}, ${one.state}, ${one.statement}, ${one.forWhom}, ${one.because},
      ${one.metOn}, ${one.present}, ${one.missing}, ${JSON.stringify(one.objections)}, ${one.roll}, ${one.quorum},
      ${one.sawWordingId}, ${one.recordedBy}, ${one.recordedAt}, ${one.ballotId})`.execute(tx);
}

export async function decideRow(
  tx: Tx,
  id: string,
  one: { state: Ratification['state']; by: string; at: Date },
): Promise<void> {
  const { rows } =
    await sql`update ratifications set state = ${one.state}, decided_by = ${one.by}, decided_at = ${one.at}
    where id = ${id} and state = 'recorded' returning id`.execute(tx);
  if (rows.length !== 1) refuse('wrong-state');
}
