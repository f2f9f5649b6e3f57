import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Arrangement } from './arrange.ts';
import type { Clause, Section, Specification } from './specification.ts';

type Row = Omit<Specification, 'sections' | 'clauses'>;
const select = sql`select id, case_id as "caseId", state, version, title, mechanism_id as "mechanismId", added_at as "addedAt" from specifications`;

export async function specificationsById(tx: Tx, ids: readonly string[]): Promise<Specification[]> {
  return whole(tx, (await sql<Row>`${select} where id = any(${[...ids]}::uuid[])`.execute(tx)).rows);
}

export async function specificationsOf(tx: Tx, caseId: string): Promise<Specification[]> {
  return whole(tx, (await sql<Row>`${select} where case_id = ${caseId} order by added_at, id`.execute(tx)).rows);
}

async function whole(tx: Tx, rows: readonly Row[]): Promise<Specification[]> {
  const ids = rows.map((row) => row.id);
  const sections = (
    await sql<Section & { of: string }>`select id, specification_id as of, position, title from specification_sections
      where specification_id = any(${ids}::uuid[]) order by position, id`.execute(tx)
  ).rows;
  const clauses = (
    await sql<Clause & { of: string }>`select id, specification_id as of, section_id as "sectionId", position,
      requirement_id as "requirementId" from specification_clauses
      where specification_id = any(${ids}::uuid[]) order by position, id`.execute(tx)
  ).rows;
  const own = <T extends { of: string }>(list: readonly T[], id: string) =>
    list.filter((one) => one.of === id).map(({ of: _, ...one }) => one);
  return rows.map((row) => ({ ...row, sections: own(sections, row.id), clauses: own(clauses, row.id) }));
}

export async function insertSpecification(tx: Tx, one: Specification, by: string): Promise<void> {
  await sql`insert into specifications (id, case_id, title, mechanism_id, state, version, added_by, added_at)
    values (${one.id}, ${one.caseId}, ${one.title}, ${one.mechanismId}, ${one.state}, 1, ${by}, ${one.addedAt})`.execute(
    tx,
  );
  await saveArrangement(tx, one.id, one);
}

/** Moves the version on; whoever works from an older one is told so. */
export async function updateSpecification(
  tx: Tx,
  one: Pick<Specification, 'id' | 'title' | 'state'>,
  version: number,
): Promise<void> {
  const { numAffectedRows } = await sql`update specifications set title = ${one.title}, state = ${one.state},
    version = version + 1 where id = ${one.id} and version = ${version}`.execute(tx);
  if (numAffectedRows !== 1n) refuse('stale');
}

/** Clauses and sections as they are arranged now, instead of as they were. */
export async function saveArrangement(tx: Tx, specificationId: string, now: Arrangement): Promise<void> {
  await sql`delete from specification_clauses where specification_id = ${specificationId}`.execute(tx);
  await sql`delete from specification_sections where specification_id = ${specificationId}`.execute(tx);
  for (const { id, position, title } of now.sections)
    await sql`insert into specification_sections (id, specification_id, position, title)
      values (${id}, ${specificationId}, ${position}, ${title})`.execute(tx);
  for (const { id, sectionId, position, requirementId } of now.clauses)
    await sql`insert into specification_clauses (id, specification_id, section_id, position, requirement_id)
      values (${id}, ${specificationId}, ${sectionId}, ${position}, ${requirementId})`.execute(tx);
}
