import { sql } from 'kysely';
import type { Point } from '#engines/map-layout/index.ts';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Variable } from './variable.ts';

type Row = Omit<Variable, 'at'> & { x: number | null; y: number | null };

const select = sql`select v.id, v.case_id as "caseId", v.state, v.version, v.name, v.definition, v.theme, v.goes_up as "goesUp",
  v.goes_down as "goesDown", v.cause_id as "causeId", v.added_at as "addedAt", p.x, p.y
  from map_variables v left join map_places p on p.variable_id = v.id`;

const toVariable = ({ x, y, ...row }: Row): Variable => ({ ...row, at: x === null || y === null ? null : { x, y } });

export async function variablesById(tx: Tx, ids: readonly string[]): Promise<Variable[]> {
  const { rows } = await sql<Row>`${select} where v.id = any(${ids}::uuid[])`.execute(tx);
  return rows.map(toVariable);
}

/** A case's variables, removed ones too, oldest first. */
export async function variablesOf(tx: Tx, caseId: string): Promise<Variable[]> {
  const { rows } = await sql<Row>`${select} where v.case_id = ${caseId} order by v.added_at, v.id`.execute(tx);
  return rows.map(toVariable);
}

/** False where a standing variable of the case has that name already. */
export async function insertVariable(tx: Tx, one: Variable): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into map_variables (id, case_id, state, version, name, definition, theme, goes_up, goes_down, cause_id, added_at)
    values (${one.id}, ${one.caseId}, 'standing', 1, ${one.name}, ${one.definition}, ${one.theme}, ${one.goesUp}, ${one.goesDown},
      ${one.causeId}, ${one.addedAt}) on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** Another standing variable of the case with that name. */
export async function nameIsTaken(tx: Tx, one: Pick<Variable, 'id' | 'caseId' | 'name'>): Promise<boolean> {
  const { rows } = await sql`select 1 from map_variables where case_id = ${one.caseId} and state = 'standing'
    and lower(name) = lower(${one.name}) and id <> ${one.id}`.execute(tx);
  return rows.length > 0;
}

export async function updateVariable(
  tx: Tx,
  one: Variable,
  version: number,
  removedAt: Date | null = null,
): Promise<void> {
  const { numAffectedRows } =
    await sql`update map_variables set version = version + 1, state = ${one.state}, name = ${one.name}, definition = ${one.definition},
    theme = ${one.theme}, goes_up = ${one.goesUp}, goes_down = ${one.goesDown}, cause_id = ${one.causeId}, removed_at = ${removedAt}
    where id = ${one.id} and version = ${version}`.execute(tx);
  if (numAffectedRows !== 1n) refuse('stale');
}

/** Puts variables where they are to stand. The last hand counts. */
export async function keepPlaces(
  tx: Tx,
  places: ReadonlyMap<string, Point>,
  by: string | null,
  now: Date,
): Promise<void> {
  const ids = [...places.keys()];
  const points = [...places.values()];
  if (ids.length === 0) return;
  await sql`insert into map_places (variable_id, x, y, placed_by, placed_at)
    select id, x, y, ${by}::uuid, ${now}::timestamptz
    from unnest(${ids}::uuid[], ${points.map(({ x }) => x)}::int[], ${points.map(({ y }) => y)}::int[]) as given (id, x, y)
    on conflict (variable_id) do update set x = excluded.x, y = excluded.y, placed_by = excluded.placed_by, placed_at = excluded.placed_at`.execute(
    tx,
  );
}
