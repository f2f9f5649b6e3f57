import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { sha256 } from '#platform/crypto/secrets.ts';
import { cleanWords } from '#platform/export/index.ts';
import { field, slip } from '#platform/forms/index.ts';
import type { UploadedFile } from '#platform/http/route.ts';
import { checkInvoice, type InvoiceProblem, lineOfEInvoice, readUbl } from '#standards/invoice/index.ts';
import { importById, importOfBytes, insertImport } from './import-store.ts';
import type { GivenInvoice } from './invoice-store.ts';
import { keepBatch } from './keep-batch.ts';

export const eInvoicesInput = z.strictObject({ receivedOn: field.dateOn('Enter the day they were received') });

/** Electronic invoices, a file each. One that cannot be read is said and left out; one whose sums do not add up is kept, with what is wrong. */
export async function bringEInvoices(
  act: Act,
  organisationId: string,
  files: readonly UploadedFile[],
  receivedOn: string,
): Promise<string> {
  if (files.length === 0) slip('file', 'Choose one or more UBL files');
  if (receivedOn > londonDate(act.now)) slip('receivedOn', 'Enter a day that has been');
  const lines: GivenInvoice[] = [];
  const problems: InvoiceProblem[] = [];
  for (const [at, file] of files.entries()) readFile(file, at + 1, receivedOn, lines, problems);
  if (lines.length === 0) slip('file', problems[0]!.why);
  const signature = sha256(`${receivedOn} ${files.map(({ bytes }) => sha256(bytes)).join(' ')}`);
  const known = await importOfBytes(act.tx, organisationId, signature);
  if (known) return known.id;
  const id = act.newId();
  const name = cleanWords(files.map((file) => file.name).join(', '), 300).text || 'Electronic invoices';
  const begun = { id, organisationId, source: 'e-invoices' as const, name, signature, state: 'reading' as const };
  const one = { ...begun, columns: [], sample: [], linesAll: files.length };
  await insertImport(act.tx, one, act.who.personId, act.now);
  const current = (await importById(act.tx, organisationId, id))!;
  await keepBatch(act, current, { lines, problems, linesDone: files.length, state: 'done' });
  return id;
}

function readFile(
  { name, bytes }: UploadedFile,
  at: number,
  receivedOn: string,
  lines: GivenInvoice[],
  problems: InvoiceProblem[],
): void {
  const shown = cleanWords(name, 60).text;
  const read = readUbl(bytes);
  const faults = read.ok ? checkInvoice(read.invoice) : read.faults;
  const skipped = !read.ok;
  if (skipped || faults.length > 0)
    problems.push({
      ...{ line: at, column: null, skipped },
      why: `${shown}: ${faults
        .slice(0, 5)
        .map(({ rule, why }) => `${why} (${rule})`)
        .join(' ')}`,
    });
  if (read.ok) lines.push({ ...lineOfEInvoice(read.invoice, at, receivedOn), faults });
}
