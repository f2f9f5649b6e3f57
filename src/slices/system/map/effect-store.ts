import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Effect } from './effect.ts';

/** Everything that stands on a case about who bears a change, oldest first. */
export async function effectsOf(tx: Tx, caseId: string): Promise<Effect[]> {
  const { rows } =
    await sql<Effect>`select e.id, e.case_id as "caseId", e.on_kind as "onKind", e.on_id as "onId", e.bearer, e.who, e.change,
    e.known, e.variable_id as "variableId", v.name as variable, e.said_by as "saidBy", e.said_at as "saidAt"
    from map_effects e left join map_variables v on v.id = e.variable_id
    where e.case_id = ${caseId} and e.withdrawn_at is null order by e.said_at, e.id`.execute(tx);
  return rows;
}

export async function insertEffect(tx: Tx, one: Effect): Promise<void> {
  await sql`insert into map_effects (id, case_id, on_kind, on_id, bearer, who, change, known, variable_id, said_by, said_at)
    values (${one.id}, ${one.caseId}, ${one.onKind}, ${one.onId}, ${one.bearer}, ${one.who}, ${one.change}, ${one.known},
      ${one.variableId}, ${one.saidBy}, ${one.saidAt})`.execute(tx);
}

/** What it was said of; null where it does not stand on this case. */
export async function withdrawEffectRow(
  tx: Tx,
  caseId: string,
  id: string,
  at: Date,
): Promise<Pick<Effect, 'onKind' | 'onId'> | null> {
  const { rows } = await sql<Pick<Effect, 'onKind' | 'onId'>>`update map_effects set withdrawn_at = ${at}
    where id = ${id} and case_id = ${caseId} and withdrawn_at is null returning on_kind as "onKind", on_id as "onId"`.execute(
    tx,
  );
  return rows[0] ?? null;
}
