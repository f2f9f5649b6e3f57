import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Signal } from './signal.ts';

const select = sql`select s.id, s.case_id as "caseId", s.state, s.version, s.measure_id as "measureId", m.name as measure, s.rule, s.side, s.colour, s.says,
  s.began_on as "beganOn", s.found_on as "foundOn", s.found_at as "foundAt", m.shared_with_providers as "sharedWithProviders"
  from signals s join measures m on m.id = s.measure_id`;

export async function signalsById(tx: Tx, ids: readonly string[]): Promise<Signal[]> {
  return (await sql<Signal>`${select} where s.id = any(${[...ids]}::uuid[])`.execute(tx)).rows;
}

export async function signalsOf(tx: Tx, caseId: string): Promise<Signal[]> {
  return (await sql<Signal>`${select} where s.case_id = ${caseId} order by s.found_at, s.id`.execute(tx)).rows;
}

export async function signalsOfMeasure(tx: Tx, measureId: string): Promise<Signal[]> {
  return (await sql<Signal>`${select} where s.measure_id = ${measureId} order by s.found_at, s.id`.execute(tx)).rows;
}

export async function insertSignal(tx: Tx, signal: Signal): Promise<void> {
  await sql`insert into signals (id, case_id, measure_id, rule, side, colour, says, began_on, found_on, state, version, found_at)
    values (${signal.id}, ${signal.caseId}, ${signal.measureId}, ${signal.rule}, ${signal.side}, ${signal.colour}, ${signal.says},
      ${signal.beganOn}, ${signal.foundOn}, ${signal.state}, 1, ${signal.foundAt})`.execute(tx);
}

export async function updateSignal(tx: Tx, signal: Signal, at: Date): Promise<void> {
  await sql`update signals set state = ${signal.state}, rule = ${signal.rule}, colour = ${signal.colour}, says = ${signal.says},
    version = version + 1, passed_at = ${signal.state === 'passed' ? at : null} where id = ${signal.id}`.execute(tx);
}
