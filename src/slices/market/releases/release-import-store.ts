import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { ReleaseImport } from './release-import.ts';

const select = sql`select id, organisation_id as "organisationId", source, name, signature, lines_done as "linesDone", next_page as "nextPage", releases, added, changed,
  unchanged, skipped, passed_over as "passedOver", problem_count as "problemCount", problems, state, version, began_at as "beganAt", changed_at as "changedAt"
  from release_imports`;

/** The import of these bytes, or of this question; begun where there was none. Held until the act ends. */
export async function beginImport(
  tx: Tx,
  given: Pick<ReleaseImport, 'id' | 'organisationId' | 'source' | 'name' | 'signature'>,
  at: Date,
): Promise<ReleaseImport> {
  const { id, organisationId, source, name, signature } = given;
  await sql`insert into release_imports (id, organisation_id, source, name, signature, state, version, began_at, changed_at)
    values (${id}, ${organisationId}, ${source}, ${name}, ${signature}, 'reading', 1, ${at}, ${at}) on conflict do nothing`.execute(
    tx,
  );
  const { rows } =
    await sql<ReleaseImport>`${select} where organisation_id = ${organisationId} and signature = ${signature} for update`.execute(
      tx,
    );
  return rows[0]!;
}

/** Writes down how far an import came; null where another one went on from the same place in the meantime. */
export async function advanceImport(tx: Tx, to: ReleaseImport, at: Date): Promise<ReleaseImport | null> {
  const { rows } = await sql<{
    version: number;
  }>`update release_imports set lines_done = ${to.linesDone}, next_page = ${to.nextPage}, releases = ${to.releases},
      added = ${to.added}, changed = ${to.changed}, unchanged = ${to.unchanged}, skipped = ${to.skipped}, passed_over = ${to.passedOver},
      problem_count = ${to.problemCount}, problems = ${JSON.stringify(to.problems)}::jsonb, state = ${to.state}, changed_at = ${at}, version = version + 1
    where id = ${to.id} and version = ${to.version} returning version`.execute(tx);
  return rows[0] ? { ...to, version: rows[0].version, changedAt: at } : null;
}

/** The latest imports of organisations. */
export async function importsOf(tx: Tx, organisationIds: readonly string[], most: number): Promise<ReleaseImport[]> {
  return (
    await sql<ReleaseImport>`${select} where organisation_id = any(${[...organisationIds]}::uuid[]) order by changed_at desc, id limit ${most}`.execute(
      tx,
    )
  ).rows;
}
