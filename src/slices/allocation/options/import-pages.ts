import { z } from 'zod';
import type { Subject } from '#platform/access/kinds.ts';
import { readTable, suggestMapping } from '#platform/export/index.ts';
import { field, slip } from '#platform/forms/index.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { importOptions, type OptionUpload } from './import-options.ts';
import { optionFields } from './option-fields.ts';
import { finishOptionUpload, insertOptionUpload } from './upload-store.ts';

export const optionFileInput = z.strictObject({ pasted: field.optionalText(2_000_000) });

export async function showOptionImport(): Promise<Reply> {
  return page('allocation/import.njk', 'Bring in many options');
}

export async function receiveOptionFile(doing: Doing<Subject, z.infer<typeof optionFileInput>>): Promise<Reply> {
  const { act, object, body, files } = doing;
  const file = files.find((one) => one.field === 'file');
  if (file && body.pasted) slip('pasted', 'Paste lines or choose a file, not both');
  const bytes =
    file?.bytes ?? (body.pasted ? Buffer.from(body.pasted) : slip('file', 'Choose a CSV file, or paste lines'));
  const table = readTable(bytes);
  if (table.rows.length === 0) slip(file ? 'file' : 'pasted', table.problems[0]?.why ?? 'There are no lines in it.');
  const id = act.newId();
  const name = file?.name ?? 'What you pasted';
  const content = bytes.toString('base64');
  await insertOptionUpload(act.tx, { id, caseId: object.id, name, content, by: act.who.personId!, at: act.now });
  act.record({ action: 'options.uploaded', on: { kind: 'optionUpload', id }, caseId: object.id, fields: ['content'] });
  return redirect(`/cases/${object.id}/option-uploads/${id}`);
}

export async function showOptionUpload({ object }: Visit<OptionUpload>): Promise<Reply> {
  if (object.state === 'read')
    return page('allocation/imported.njk', 'What was read', { upload: object, report: object.report });
  const table = readTable(Buffer.from(object.content, 'base64'));
  return page('allocation/map.njk', 'Which column is which?', {
    upload: object,
    mapping: suggestMapping(table.columns, optionFields),
    fields: optionFields,
    columns: table.columns.map((column) => ({ value: column, text: column })),
    sample: table.rows.slice(0, 3).map((row) => table.columns.map((column) => row.cells[column] ?? '')),
    heads: table.columns,
    lines: table.rows.length,
  });
}

export async function readOptionUpload(doing: Doing<OptionUpload, Record<string, string | null>>): Promise<Reply> {
  const { act, object, body } = doing;
  const content = Buffer.from(object.content, 'base64');
  const report = await importOptions(act, { caseId: object.caseId, content, mapping: body });
  await finishOptionUpload(act.tx, object.id, report);
  act.record({
    action: 'options.imported',
    on: { kind: 'optionUpload', id: object.id },
    caseId: object.caseId,
    fields: ['report'],
  });
  return redirect(`/cases/${object.caseId}/option-uploads/${object.id}`);
}
