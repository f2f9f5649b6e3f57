import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { type Field, readTable, suggestMapping } from '#platform/export/index.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, type Reply, type Visit } from '#platform/http/route.ts';
import { rememberedMapping } from '#slices/people/index.ts';
import type { ImportReport, Upload } from './contract.ts';
import { finishUpload, insertUpload } from './upload-store.ts';

type Counts = Pick<ImportReport, 'added' | 'changed' | 'unchanged'>;
type Mapped = Record<string, string | null>;

/** What a kind of table is read as: its columns, the words of its pages, and the command that reads it. */
export type TableReading = Readonly<{
  /** The registers whose uploads these pages are about. */
  registers: readonly Upload['register'][];
  fieldsOf(upload: Upload): readonly Field[];
  button: string;
  doneTemplate: string;
  read(act: Act, upload: Upload, content: Buffer, mapping: Mapped): Promise<ImportReport>;
}>;

const mostProblems = 200;

export function reportOf(counts: Counts, problems: ImportReport['problems']): ImportReport {
  const skipped = problems.filter((problem) => problem.skipped).length;
  return { ...counts, skipped, problems: problems.slice(0, mostProblems) };
}

export const uploadInput = z.strictObject({ organisation: field.optionalId(), pasted: field.optionalText(2_000_000) });

export const mappingInputOf = (...fields: readonly Field[]) =>
  z.strictObject(Object.fromEntries(fields.map(({ name }) => [name, field.optionalText(300)])));

export type Given = Readonly<{ organisationId: string; name: string; bytes: Buffer; isFile: boolean }>;

/** The file that was sent, or the lines that were pasted, and which of my organisations it is for. */
export function given({ who, body, files }: Doing<never, z.infer<typeof uploadInput>>): Given {
  const organisation =
    who.organisations.find((one) => one.id === (body.organisation ?? who.organisations[0]?.id)) ??
    refuse('not-allowed');
  const file = files.find((one) => one.field === 'file');
  const bytes =
    file?.bytes ??
    (body.pasted ? Buffer.from(body.pasted) : slip('file', 'Choose a CSV file, or paste its lines below'));
  return { organisationId: organisation.id, name: file?.name ?? 'Pasted lines', bytes, isFile: file !== undefined };
}

/** Keeps a table until its columns have been looked at. */
export async function keepUpload(
  act: Act,
  { organisationId, name, bytes }: Given,
  about: Pick<Upload, 'register' | 'asAt'> & { aLine: string },
): Promise<string> {
  const table = readTable(bytes);
  if (table.rows.length === 0)
    slip(
      'file',
      table.problems[0]?.why ??
        `There are no lines in it. Choose a CSV file with a line of column names and a line a ${about.aLine}`,
    );
  const id = act.newId();
  const { register, asAt } = about;
  const content = bytes.toString('base64');
  await insertUpload(act.tx, {
    id,
    organisationId,
    name,
    content,
    register,
    asAt,
    by: act.who.personId!,
    at: act.now,
  });
  act.record({ action: 'register.uploaded', on: { kind: 'upload', id }, caseId: null, fields: ['content'] });
  return id;
}

/** The columns as they were read last time, or as their names suggest; once read, what was. */
export async function mappingPage({ tx, object }: Visit<Upload>, reading: TableReading): Promise<Reply> {
  if (!reading.registers.includes(object.register)) refuse('not-found');
  if (object.state === 'read')
    return page(reading.doneTemplate, 'What was read', { upload: object, report: object.report });
  const table = readTable(Buffer.from(object.content, 'base64'));
  const fields = reading.fieldsOf(object);
  const remembered = await rememberedMapping(tx, {
    organisationId: object.organisationId,
    list: object.register,
    columns: table.columns,
  });
  return page('market/map.njk', 'Which column is which?', {
    upload: object,
    remembered: remembered !== null,
    mapping: remembered ?? suggestMapping(table.columns, fields),
    fields,
    readButton: reading.button,
    columns: table.columns.map((column) => ({ value: column, text: column })),
    sample: table.rows.slice(0, 3).map((row) => table.columns.map((column) => row.cells[column] ?? '')),
    heads: table.columns,
    lines: table.rows.length,
  });
}

export async function readMapped({ act, object, body }: Doing<Upload, Mapped>, reading: TableReading): Promise<void> {
  if (!reading.registers.includes(object.register)) refuse('not-found');
  const report = await reading.read(act, object, Buffer.from(object.content, 'base64'), body);
  await finishUpload(act.tx, object.id, report);
}
