import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { LineProblem } from '#platform/export/index.ts';
import type { Given, Rebase } from './measure.ts';

/** Holds a measure until the transaction ends, so that two people giving values at once find each signal once. */
export async function holdMeasure(tx: Tx, measureId: string): Promise<void> {
  await sql`select id from measures where id = ${measureId} for update`.execute(tx);
}

export async function pointsOf(tx: Tx, measureId: string): Promise<Given[]> {
  const { rows } = await sql<Given>`select value_on as on, value, out_of as "outOf" from measure_values
    where measure_id = ${measureId} and replaced_at is null order by value_on`.execute(tx);
  return rows;
}

export type Replaced = Readonly<{
  on: string;
  value: number;
  now: number | null;
  replacedAt: Date;
  because: string | null;
}>;

/** Values that were corrected or taken out, newest first, with what stands there now. */
export async function replacedValuesOf(tx: Tx, measureId: string): Promise<Replaced[]> {
  const { rows } =
    await sql<Replaced>`select old.value_on as on, old.value, held.value as now, old.replaced_at as "replacedAt",
      old.replaced_because as because
    from measure_values old left join measure_values held
      on held.measure_id = old.measure_id and held.value_on = old.value_on and held.replaced_at is null
    where old.measure_id = ${measureId} and old.replaced_at is not null order by old.replaced_at desc, old.value_on`.execute(
      tx,
    );
  return rows;
}

export async function insertValue(
  tx: Tx,
  row: Readonly<{
    id: string;
    measureId: string;
    on: string;
    value: number;
    outOf: number | null;
    by: string | null;
    at: Date;
  }>,
): Promise<void> {
  await sql`insert into measure_values (id, measure_id, value_on, value, out_of, given_by, given_at)
    values (${row.id}, ${row.measureId}, ${row.on}, ${row.value}, ${row.outOf}, ${row.by}, ${row.at})`.execute(tx);
}

/** Lays a value aside; tells whether there was one. */
export async function replaceValue(
  tx: Tx,
  measureId: string,
  on: string,
  at: Date,
  because: string | null,
): Promise<boolean> {
  const { numAffectedRows } = await sql`update measure_values set replaced_at = ${at}, replaced_because = ${because}
    where measure_id = ${measureId} and value_on = ${on} and replaced_at is null`.execute(tx);
  return numAffectedRows === 1n;
}

export type Import = Readonly<{ name: string; says: string; problems: readonly LineProblem[]; givenAt: Date }>;

export async function insertImport(
  tx: Tx,
  row: Readonly<{ id: string; measureId: string; by: string | null }> & Import,
): Promise<void> {
  await sql`insert into measure_imports (id, measure_id, name, says, problems, given_by, given_at) values
    (${row.id}, ${row.measureId}, ${row.name}, ${row.says}, ${JSON.stringify(row.problems)}::jsonb, ${row.by}, ${row.givenAt})`.execute(
    tx,
  );
}

export async function lastImportOf(tx: Tx, measureId: string): Promise<Import | null> {
  const { rows } = await sql<Import>`select name, says, problems, given_at as "givenAt"
    from measure_imports where measure_id = ${measureId} order by given_at desc, id limit 1`.execute(tx);
  return rows[0] ?? null;
}

export async function rebasesOf(tx: Tx, measureId: string): Promise<Rebase[]> {
  const { rows } = await sql<Rebase>`select r.from_on as on, r.because, r.added_at as "addedAt", r.added_by as by
    from measure_rebases r where r.measure_id = ${measureId} order by r.from_on`.execute(tx);
  return rows;
}

export async function insertRebase(
  tx: Tx,
  row: Readonly<{ id: string; measureId: string; on: string; because: string; by: string | null; at: Date }>,
): Promise<void> {
  await sql`insert into measure_rebases (id, measure_id, from_on, because, added_by, added_at)
    values (${row.id}, ${row.measureId}, ${row.on}, ${row.because}, ${row.by}, ${row.at})`.execute(tx);
}
