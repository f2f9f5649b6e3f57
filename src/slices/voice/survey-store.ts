import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { LineProblem } from '#platform/export/index.ts';
import { refuse } from '#platform/http/refusals.ts';

export type SurveyUpload = Readonly<{ id: string; fileName: string; content: Buffer | null }>;

export async function insertUpload(
  tx: Tx,
  one: { id: string; caseId: string; fileName: string; content: Buffer; by: string; at: Date },
): Promise<void> {
  await sql`insert into survey_uploads (id, case_id, file_name, content, uploaded_by, uploaded_at)
    values (${one.id}, ${one.caseId}, ${one.fileName}, ${one.content}, ${one.by}, ${one.at})`.execute(tx);
}

export async function uploadOn(tx: Tx, caseId: string, id: string): Promise<SurveyUpload & { content: Buffer }> {
  const { rows } = await sql<SurveyUpload>`select id, file_name as "fileName", content from survey_uploads
    where id = ${id} and case_id = ${caseId}`.execute(tx);
  const [found] = rows;
  if (!found) refuse('not-found');
  return { ...found, content: found.content ?? refuse('survey-read') };
}

export async function emptyUpload(tx: Tx, id: string): Promise<void> {
  await sql`update survey_uploads set content = null where id = ${id}`.execute(tx);
}

export async function insertSurveyImport(
  tx: Tx,
  one: {
    id: string;
    caseId: string;
    fileName: string;
    columns: readonly string[];
    read: number;
    added: number;
    known: number;
    problems: readonly LineProblem[];
    by: string | null;
    at: Date;
  },
): Promise<void> {
  await sql`insert into survey_imports (id, case_id, file_name, columns, read, added, known, problems, imported_by, imported_at)
    values (${one.id}, ${one.caseId}, ${one.fileName}, ${[...one.columns]}::text[], ${one.read}, ${one.added}, ${one.known},
      ${JSON.stringify(one.problems)}, ${one.by}, ${one.at})`.execute(tx);
}
