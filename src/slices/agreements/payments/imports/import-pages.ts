import { z } from 'zod';
import { suggestMapping } from '#platform/export/index.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { rememberedMapping } from '#slices/people/index.ts';
import { invoiceFields } from '#standards/invoice/index.ts';
import type { Payer } from '../payer.ts';
import { bringEInvoices, type eInvoicesInput } from './bring-e-invoices.ts';
import { bringList, mapList } from './bring-list.ts';
import { importById } from './import-store.ts';
import { beginReading, readings } from './read-list.ts';

const pathOf = (payer: Payer, importId: string): string => `/organisations/${payer.id}/payments/imports/${importId}`;
const mostBytes = 128 * 1024 * 1024;

export const listInput = z.strictObject({});
export const goOnInput = z.strictObject({ on: field.optionalText(1) });

export async function showImports({ object }: Visit<Payer>): Promise<Reply> {
  return page('agreements/payments/import.njk', 'Bring invoices in', {
    base: `/organisations/${object.id}/payments`,
  });
}

export async function receiveList({ act, object, largeFiles, services }: Doing<Payer>): Promise<Reply> {
  const file = largeFiles.find((one) => one.field === 'file') ?? slip('file', 'Choose a CSV file');
  const bytes =
    services.files.spool.readSmall(file.id, mostBytes) ?? slip('file', 'It is larger than 128 MB. Split it');
  const id = await bringList(act, { organisationId: object.id, name: file.name, bytes });
  act.afterCommit(() => {
    for (const one of largeFiles) services.files.spool.remove(one.id);
  });
  return redirect(pathOf(object, id));
}

export async function receiveEInvoices({
  act,
  object,
  files,
  body,
}: Doing<Payer, z.infer<typeof eInvoicesInput>>): Promise<Reply> {
  return redirect(pathOf(object, await bringEInvoices(act, object.id, files, body.receivedOn)));
}

export async function showImport({ tx, object, params }: Visit<Payer>): Promise<Reply> {
  const one = (await importById(tx, object.id, params.importId!)) ?? refuse('not-found');
  const base = { one, base: `/organisations/${object.id}/payments`, action: pathOf(object, one.id) };
  if (one.state !== 'waiting')
    return page('agreements/payments/imported.njk', 'What was read', {
      ...{ ...base, running: readings.isRunning(one.id) },
      percent: one.linesAll > 0 ? Math.min(100, Math.floor((one.linesDone * 100) / one.linesAll)) : 100,
    });
  const remembered = await rememberedMapping(tx, { organisationId: object.id, list: 'invoices', columns: one.columns });
  return page('agreements/payments/map.njk', 'Which column is which?', {
    ...{ ...base, remembered: remembered !== null, fields: invoiceFields },
    mapping: remembered ?? suggestMapping(one.columns, invoiceFields),
    columns: one.columns.map((column) => ({ value: column, text: column })),
  });
}

export async function readImport({
  act,
  object,
  params,
  body,
  services,
}: Doing<Payer, Record<string, string | null>>): Promise<Reply> {
  const begun = await mapList(act, object.id, params.importId!, body);
  act.afterCommit(() => beginReading(services, begun));
  return redirect(pathOf(object, begun.id));
}

/** Where a server ended in the middle and nobody has gone on yet. */
export async function goOn({ act, tx, object, params, services }: Doing<Payer>): Promise<Reply> {
  const one = (await importById(tx, object.id, params.importId!)) ?? refuse('not-found');
  if (one.state !== 'reading') refuse('wrong-state');
  act.afterCommit(() => {
    if (!readings.isRunning(one.id)) beginReading(services, one);
  });
  return redirect(pathOf(object, one.id));
}
