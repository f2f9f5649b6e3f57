import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Measure } from './measure.ts';

const select = sql`select id, case_id as "caseId", state, version, outcome_id as "outcomeId", name, unit, kind, improvement, target, baseline, expected,
  source, collector, burden, leaves_out as "leavesOut", shared_with_providers as "sharedWithProviders", added_at as "addedAt" from measures`;

export async function measuresById(tx: Tx, ids: readonly string[]): Promise<Measure[]> {
  return (await sql<Measure>`${select} where id = any(${[...ids]}::uuid[])`.execute(tx)).rows;
}

export async function measuresOf(tx: Tx, caseId: string): Promise<Measure[]> {
  return (await sql<Measure>`${select} where case_id = ${caseId} order by added_at, id`.execute(tx)).rows;
}

/** The measures of some cases, in the order in which they were added. */
export async function measuresOfCases(tx: Tx, caseIds: readonly string[]): Promise<Measure[]> {
  return (await sql<Measure>`${select} where case_id = any(${[...caseIds]}::uuid[]) order by added_at, id`.execute(tx))
    .rows;
}

export type MeasureDetails = Omit<Measure, 'id' | 'caseId' | 'state' | 'version' | 'addedAt'>;

const columns = (details: MeasureDetails) => ({
  outcome_id: details.outcomeId,
  name: details.name,
  unit: details.unit,
  kind: details.kind,
  improvement: details.improvement,
  target: details.target,
  baseline: details.baseline,
  expected: details.expected,
  source: details.source,
  collector: details.collector,
  burden: details.burden,
  leaves_out: details.leavesOut,
  shared_with_providers: details.sharedWithProviders,
});

type Tables = {
  measures: ReturnType<typeof columns> & {
    id: string;
    case_id: string;
    state: string;
    version: number;
    added_by: string | null;
    added_at: Date;
  };
};

export async function insertMeasure(tx: Tx, measure: Measure, by: string | null): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('measures')
    .values({
      ...columns(measure),
      id: measure.id,
      case_id: measure.caseId,
      state: measure.state,
      version: 1,
      added_by: by,
      added_at: measure.addedAt,
    })
    .execute();
}

/** Writes only from the version that the form was made from; tells whether it did. */
export async function updateMeasure(tx: Tx, measure: Measure, version: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<Tables>()
    .updateTable('measures')
    .set({ ...columns(measure), state: measure.state, version: version + 1 })
    .where('id', '=', measure.id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
