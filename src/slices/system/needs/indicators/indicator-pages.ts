import { z } from 'zod';
import type { Subject } from '#platform/access/kinds.ts';
import { type Mapping, missingFrom, readTable } from '#platform/export/index.ts';
import { field, slip } from '#platform/forms/index.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { rememberedMapping, rememberMapping } from '#slices/people/index.ts';
import { indicatorFields, isFingertips, suggestIndicatorMapping } from '#standards/indicators/index.ts';
import { listOfCase } from '../../list-of-case.ts';
import { emptyFile, fileOn, insertFile, setMapping } from './file-store.ts';

export const uploadInput = z.strictObject({ pasted: field.optionalText(2_000_000) });

export async function showUpload(_visit: Visit<Subject>): Promise<Reply> {
  return page('system/indicators-upload.njk', 'Bring in indicators');
}

export const fileAt = (caseId: string, fileId: string): string => `/cases/${caseId}/needs/import/${fileId}`;

/** Keeps the file while people choose. Where its columns are known, they go straight to its lines. */
export async function keepUpload({ act, tx, object, body, files }: Doing<Subject, z.infer<typeof uploadInput>>) {
  const file = files.find((one) => one.field === 'file');
  if (file && body.pasted) slip('pasted', 'Paste lines or choose a file, not both');
  const content =
    file?.bytes ??
    (body.pasted ? Buffer.from(body.pasted) : slip('file', 'Choose a CSV file, or paste its lines below'));
  const table = readTable(content);
  if (table.rows.length === 0)
    slip(
      file ? 'file' : 'pasted',
      table.problems.map((one) => `Line ${one.line}: ${one.why}`).join(' ') || 'There are no lines in it',
    );
  const mapping = isFingertips(table.columns)
    ? suggestIndicatorMapping(table.columns)
    : await rememberedMapping(tx, await listOfCase(tx, object.id, 'indicators', table.columns));
  const one = { id: act.newId(), caseId: object.id, fileName: file?.name ?? 'pasted lines', content, mapping };
  await insertFile(tx, { ...one, by: act.who.personId!, at: act.now });
  act.record({
    action: 'indicators.uploaded',
    on: { kind: 'case', id: object.id },
    caseId: object.id,
    fields: ['content'],
  });
  return redirect(`${fileAt(object.id, one.id)}${mapping ? '' : '/columns'}`);
}

export async function showColumns({ tx, object, params }: Visit<Subject>): Promise<Reply> {
  const file = await fileOn(tx, object.id, params.fileId!);
  const table = readTable(file.content);
  return page('system/indicators-columns.njk', 'Which column is which?', {
    fileName: file.fileName,
    remembered: file.mapping !== null,
    mapping: file.mapping ?? suggestIndicatorMapping(table.columns),
    fields: indicatorFields,
    columns: table.columns.map((column) => ({ value: column, text: column })),
    heads: table.columns,
    sample: table.rows.slice(0, 3).map((row) => table.columns.map((column) => row.cells[column] ?? '')),
    lines: table.rows.length,
  });
}

export const columnsInput = z.strictObject(
  Object.fromEntries(indicatorFields.map(({ name }) => [name, field.optionalText(300)])),
);

export async function keepColumns({ act, tx, object, params, body }: Doing<Subject, Mapping>): Promise<Reply> {
  const file = await fileOn(tx, object.id, params.fileId!);
  const { columns } = readTable(file.content);
  if (!body.value && !body.count)
    slip('value', 'Choose the column that holds the value, or the one that holds the count');
  if (!body.area && !body.indicator) slip('area', 'Choose the column that names the area, or what is counted');
  const [unknown] = missingFrom(body, indicatorFields, columns);
  if (unknown) slip(unknown.name, 'Choose one from the list');
  await setMapping(tx, file.id, body);
  await rememberMapping(act, await listOfCase(tx, object.id, 'indicators', columns), body);
  return redirect(fileAt(object.id, file.id));
}

export async function finishFile({ tx, object, params }: Doing<Subject>): Promise<Reply> {
  await emptyFile(tx, (await fileOn(tx, object.id, params.fileId!)).id);
  return redirect(`/cases/${object.id}/needs`, 'The file is gone from here. The needs that you chose stay.');
}
