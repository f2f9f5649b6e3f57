import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { PathProblem } from '#platform/export/index.ts';
import type { EntryKind } from './entry.ts';

export type ImportOf = Readonly<{
  id: string;
  organisationId: string;
  kind: EntryKind;
  file: string;
  added: number;
  changed: number;
  unchanged: number;
  problemCount: number;
  /** The first of them. */
  problems: readonly PathProblem[];
  importedAt: Date;
}>;

export async function insertImport(tx: Tx, one: ImportOf, by: string | null): Promise<void> {
  await sql`insert into directory_imports (id, organisation_id, kind, file, added, changed, unchanged, problem_count, problems, imported_by, imported_at)
    values (${one.id}, ${one.organisationId}, ${one.kind}, ${one.file}, ${one.added}, ${one.changed}, ${one.unchanged}, ${one.problemCount},
      ${JSON.stringify(one.problems)}::jsonb, ${by}, ${one.importedAt})`.execute(tx);
}

export async function latestImports(tx: Tx, organisationIds: readonly string[], most: number): Promise<ImportOf[]> {
  const { rows } =
    await sql<ImportOf>`select id, organisation_id as "organisationId", kind, file, added, changed, unchanged,
    problem_count as "problemCount", problems, imported_at as "importedAt" from directory_imports
    where organisation_id = any(${[...organisationIds]}::uuid[]) order by imported_at desc, id limit ${most}`.execute(
      tx,
    );
  return rows;
}
