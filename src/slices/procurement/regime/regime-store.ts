import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Regime, Route } from '../procurement.ts';
import type { KeptRegime } from './kept-regime.ts';

/** Every answer that was kept, oldest first: the last one is what counts now. */
export async function regimeAnswersOf(tx: Tx, procurementIds: readonly string[]): Promise<KeptRegime[]> {
  return (
    await sql<KeptRegime>`select r.procurement_id as "procurementId", r.version, r.answers, r.answer, p.name as "keptBy", r.kept_at as "keptAt"
    from regime_answers r join persons p on p.id = r.kept_by where r.procurement_id = any(${[...procurementIds]}::uuid[]) order by r.procurement_id, r.version`.execute(
      tx,
    )
  ).rows;
}

/** The answer that counts now of each of these procurements. */
export async function regimesNow(
  tx: Tx,
  procurementIds: readonly string[],
): Promise<Map<string, Pick<KeptRegime, 'answers' | 'answer'>>> {
  const { rows } = await sql<
    Pick<KeptRegime, 'procurementId' | 'answers' | 'answer'>
  >`select distinct on (procurement_id) procurement_id as "procurementId", answers, answer from regime_answers
    where procurement_id = any(${[...procurementIds]}::uuid[]) order by procurement_id, version desc`.execute(tx);
  return new Map(rows.map((one) => [one.procurementId, one]));
}

export async function insertRegimeAnswer(
  tx: Tx,
  one: Omit<KeptRegime, 'keptBy'> & { id: string; by: string },
): Promise<void> {
  const { rows } = await sql`insert into regime_answers (id, procurement_id, version, answers, answer, kept_by, kept_at)
    values (${one.id}, ${one.procurementId}, ${one.version}, ${JSON.stringify(one.answers)}::jsonb, ${JSON.stringify(one.answer)}::jsonb, ${one.by}, ${one.keptAt})
    on conflict do nothing returning id`.execute(tx);
  if (rows.length === 0) refuse('stale');
}

/** Under which law and by which route a procurement runs: changed only while it is planned. */
export async function changePlannedRegime(tx: Tx, id: string, regime: Regime, route: Route): Promise<void> {
  await sql`update procurements set regime = ${regime}, route = ${route}, version = version + 1
    where id = ${id} and state = 'planned' and (regime <> ${regime} or route <> ${route})`.execute(tx);
}
