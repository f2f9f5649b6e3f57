import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Case, CaseState, Hat } from './case.ts';

type CaseTables = {
  cases: {
    id: string;
    state: CaseState;
    version: number;
    title: string;
    about: string;
    purpose: string | null;
    place: string | null;
    for_whom: string | null;
    ends_on: string | null;
    organisation_id: string;
    started_by: string;
    started_at: Date;
  };
  case_hats: {
    case_id: string;
    person_id: string;
    hat: Hat;
    organisation_id: string;
    granted_by: string;
    granted_at: Date;
    ended_at: Date | null;
  };
};
export const casesIn = (tx: Tx) => tx.withTables<CaseTables>();

type Row = CaseTables['cases'];

const toCase = (row: Row): Case => ({
  id: row.id,
  caseId: row.id,
  state: row.state,
  version: row.version,
  title: row.title,
  about: row.about,
  purpose: row.purpose,
  place: row.place,
  forWhom: row.for_whom,
  endsOn: row.ends_on,
  organisationId: row.organisation_id,
  startedBy: row.started_by,
  startedAt: row.started_at,
});

export async function casesById(tx: Tx, ids: readonly string[]): Promise<Case[]> {
  if (ids.length === 0) return [];
  const rows = await casesIn(tx)
    .selectFrom('cases')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
  return rows.map(toCase);
}

/** Cases on which a person wears a hat, or which their organisations lead; the newest first. */
export async function casesOf(tx: Tx, personId: string, organisationIds: readonly string[]): Promise<Case[]> {
  const rows = await casesIn(tx)
    .selectFrom('cases')
    .selectAll()
    .where((where) =>
      where.or([
        where.exists(
          where
            .selectFrom('case_hats')
            .select('case_hats.case_id')
            .whereRef('case_hats.case_id', '=', 'cases.id')
            .where('case_hats.person_id', '=', personId)
            .where('case_hats.ended_at', 'is', null),
        ),
        organisationIds.length > 0 ? where('organisation_id', 'in', [...organisationIds]) : where.lit(false),
      ]),
    )
    .orderBy('started_at', 'desc')
    .orderBy('title')
    .execute();
  return rows.map(toCase);
}

export async function insertCase(tx: Tx, one: Case): Promise<void> {
  await casesIn(tx)
    .insertInto('cases')
    .values({
      id: one.id,
      state: one.state,
      version: 1,
      title: one.title,
      about: one.about,
      purpose: one.purpose,
      place: one.place,
      for_whom: one.forWhom,
      ends_on: one.endsOn,
      organisation_id: one.organisationId,
      started_by: one.startedBy,
      started_at: one.startedAt,
    })
    .execute();
}

type Change = Partial<Pick<Row, 'title' | 'purpose' | 'place' | 'for_whom' | 'ends_on' | 'state'>>;

/** Changes a case made from a given version; if somebody was quicker, nothing is written and the person is told. */
export async function updateCase(tx: Tx, id: string, version: number, change: Change): Promise<void> {
  const { numUpdatedRows } = await casesIn(tx)
    .updateTable('cases')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) refuse('stale');
}

export async function publishedCases(tx: Tx): Promise<Case[]> {
  const rows = await casesIn(tx)
    .selectFrom('cases')
    .selectAll()
    .where('state', '=', 'published')
    .orderBy('title')
    .execute();
  return rows.map(toCase);
}
