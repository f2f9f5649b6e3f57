import { z } from 'zod';
import { readTable } from '#platform/export/index.ts';
import { field, slip } from '#platform/forms/index.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import type { Case } from '#slices/cases/index.ts';
import { readSurvey } from '#standards/survey/index.ts';
import { importSurvey } from './import-survey.ts';
import { emptyUpload, insertUpload, uploadOn } from './survey-store.ts';

export async function showUpload(_visit: Visit<Case>): Promise<Reply> {
  return page('voice/survey-upload.njk', 'Bring in a survey');
}

export async function keepUpload({ act, object, files }: Doing<Case>): Promise<Reply> {
  const file = files.find((one) => one.field === 'file') ?? slip('file', 'Choose the survey’s file, saved as CSV');
  const table = readTable(file.bytes);
  if (table.rows.length === 0)
    slip('file', table.problems.map((one) => `Line ${one.line}: ${one.why}`).join(' ') || 'This file holds no rows');
  const id = act.newId();
  const upload = {
    id,
    caseId: object.id,
    fileName: file.name,
    content: file.bytes,
    by: act.who.personId!,
    at: act.now,
  };
  await insertUpload(act.tx, upload);
  act.record({
    action: 'survey.uploaded',
    on: { kind: 'case', id: object.id },
    caseId: object.id,
    fields: ['content'],
  });
  return redirect(`/cases/${object.id}/words/surveys/${id}`);
}

export const chooseColumnsInput = z.strictObject({ columns: field.manyTexts(2_000) });

export async function showColumns({ tx, object, params }: Visit<Case>): Promise<Reply> {
  const upload = await uploadOn(tx, object.id, params.surveyId!);
  const table = readTable(upload.content);
  const { candidates } = readSurvey(table);
  return page('voice/survey-columns.njk', 'Which columns are people’s own words?', {
    fileName: upload.fileName,
    rows: table.rows.length,
    problems: table.problems,
    choices: candidates.map(({ column, filled, distinct }) => ({
      value: column,
      text: column,
      hint: `${filled} answers, ${distinct} different`,
    })),
    guessed: candidates.filter((one) => one.isFreeText).map((one) => one.column),
  });
}

export async function keepColumns({ act, tx, object, params, body }: Doing<Case, z.infer<typeof chooseColumnsInput>>) {
  const upload = await uploadOn(tx, object.id, params.surveyId!);
  const { fileName, content } = upload;
  const read = await importSurvey(act, { caseId: object.id, fileName, bytes: content, columns: body.columns });
  await emptyUpload(tx, upload.id);
  return page('voice/survey-read.njk', read.importId ? 'The survey is read' : 'This survey had been read already', {
    ...read,
  });
}
