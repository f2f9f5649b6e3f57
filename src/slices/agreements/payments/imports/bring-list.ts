import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { sha256 } from '#platform/crypto/secrets.ts';
import { cleanWords } from '#platform/export/index.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { rememberMapping } from '#slices/people/index.ts';
import { batchesOf, invoiceFields } from '#standards/invoice/index.ts';
import { advanceImport, importById, importOfBytes, insertImport, insertPart } from './import-store.ts';
import type { InvoiceImport } from './invoice-import.ts';

const partBytes = 1024 * 1024;

/** Keeps a list as it came, until somebody has said which column is which. The same bytes twice are one import. */
export async function bringList(
  act: Act,
  { organisationId, name, bytes }: { organisationId: string; name: string; bytes: Buffer },
): Promise<string> {
  const known = await importOfBytes(act.tx, organisationId, sha256(bytes));
  if (known) return known.id;
  const { columns, rows, linesAll, why } = await lookOver(bytes);
  if (rows.length === 0)
    slip(
      'file',
      why ?? 'There are no lines in it. Choose a CSV file with a line of column names and a line an invoice',
    );
  const id = act.newId();
  const one = {
    ...{ id, organisationId, source: 'list' as const, name: cleanWords(name, 300).text || 'A file' },
    ...{ signature: sha256(bytes), state: 'waiting' as const, columns, linesAll },
    sample: rows.slice(0, 3).map((row) => columns.map((column) => (row.cells[column] ?? '').slice(0, 100))),
  };
  await insertImport(act.tx, one, act.who.personId, act.now);
  for (let at = 0; at * partBytes < bytes.length; at += 1)
    await insertPart(act.tx, id, at, bytes.subarray(at * partBytes, (at + 1) * partBytes).toString('base64'));
  act.record({
    action: 'invoices.uploaded',
    on: { kind: 'payer', id: organisationId },
    caseId: null,
    fields: ['invoice_imports'],
  });
  return id;
}

async function lookOver(bytes: Buffer) {
  async function* only() {
    yield bytes;
  }
  for await (const { columns, rows, problems, stopped, linesDone } of batchesOf(only(), { rows: 50 })) {
    const ends = bytes.subarray(0, 2).equals(Buffer.from([0x1f, 0x8b])) ? linesDone : countLines(bytes);
    return { columns, rows, linesAll: ends, why: stopped ?? problems[0]?.why };
  }
  return { columns: [], rows: [], linesAll: 0, why: 'The file is empty.' };
}

function countLines(bytes: Buffer): number {
  let lines = 1;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines += 1;
  return lines;
}

export const mappingInput = z.strictObject(
  Object.fromEntries(invoiceFields.map(({ name }) => [name, field.optionalText(300)])),
);

/** Says which column is which; from then on it is being read. */
export async function mapList(
  act: Act,
  organisationId: string,
  importId: string,
  mapping: Record<string, string | null>,
): Promise<InvoiceImport> {
  const one = (await importById(act.tx, organisationId, importId)) ?? refuse('not-found');
  if (one.state !== 'waiting') refuse('wrong-state');
  for (const { name, label, required } of invoiceFields)
    if (required && !mapping[name]) slip(name, `Choose the column for “${label}”`);
  for (const [name, column] of Object.entries(mapping))
    if (column && !one.columns.includes(column)) slip(name, 'Choose a column of this file');
  if (!mapping.gross && !mapping.net) slip('gross', 'Choose the column that holds the amount, with VAT or without');
  const to: InvoiceImport = { ...one, mapping, state: 'reading' };
  if (!(await advanceImport(act.tx, to, act.now))) refuse('stale');
  await rememberMapping(act, { organisationId, list: 'invoices', columns: one.columns }, mapping);
  act.record({
    action: 'invoices.mapped',
    on: { kind: 'payer', id: organisationId },
    caseId: null,
    fields: ['invoice_imports', 'column_mappings'],
  });
  return { ...to, version: one.version + 1 };
}
