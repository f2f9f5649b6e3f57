import { z } from 'zod';
import { organisationIds } from '#platform/access/who.ts';
import { addToDate, londonDate } from '#platform/clock.ts';
import { readTable, signature, suggestMapping } from '#platform/export/index.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { registerFields } from '#standards/contract-register/index.ts';
import { askWhy } from './ask-why.ts';
import type { Contract, Upload } from './contract.ts';
import { allContracts, contractsEnding } from './contract-store.ts';
import { importRegister } from './import-register.ts';
import { uploadReleases } from './releases/upload-releases.ts';
import { nameKey } from './suppliers/clean-name.ts';
import { tiesOf } from './suppliers/tie-store.ts';
import { resolveSuppliers } from './suppliers/ties.ts';
import { finishUpload, insertUpload, rememberedMapping } from './upload-store.ts';

const spans = ['6', '12', '18', '36'] as const;

export async function listContracts({ tx, who, now, query }: Visit): Promise<Reply> {
  const today = londonDate(now);
  const months = spans.find((span) => span === query.months) ?? '18';
  const ending = await contractsEnding(tx, organisationIds(who), today, addToDate(today, { months: Number(months) }));
  const all = await allContracts(tx, organisationIds(who));
  return page('market/contracts.njk', 'What ends soon', {
    ending,
    months,
    spans,
    all: all.length,
    belongs: who.organisations.length > 0,
    noEnd: all.filter((contract) => !contract.endsOn).length,
  });
}

export async function begin({ act, object }: Doing<Contract>): Promise<Reply> {
  return redirect(`/cases/${await askWhy(act, object)}`);
}

export async function showImport({ who }: Visit): Promise<Reply> {
  if (who.organisations.length === 0)
    refuse('not-allowed', 'a register belongs to an organisation, and you belong to none here');
  return page('market/import.njk', 'Bring in your contract register', {
    organisations: who.organisations.map(({ id, name }) => ({ value: id, text: name })),
  });
}

export const uploadInput = z.strictObject({ organisation: field.optionalId(), pasted: field.optionalText(2_000_000) });

export async function receiveUpload({
  act,
  who,
  body,
  files,
}: Doing<never, z.infer<typeof uploadInput>>): Promise<Reply> {
  const organisation =
    who.organisations.find((one) => one.id === (body.organisation ?? who.organisations[0]?.id)) ??
    refuse('not-allowed');
  const file = files.find((one) => one.field === 'file');
  const bytes =
    file?.bytes ??
    (body.pasted ? Buffer.from(body.pasted) : slip('file', 'Choose a CSV file, or paste its lines below'));
  if (file && /\.(json|jsonl|ndjson)(\.gz)?$/i.test(file.name)) {
    const { wasDone } = await uploadReleases(act, { organisationId: organisation.id, name: file.name, bytes });
    return redirect(
      '/market/imports',
      wasDone ? 'This file was read before. Nothing has changed.' : 'The file was read.',
    );
  }
  const table = readTable(bytes);
  if (table.rows.length === 0)
    slip(
      'file',
      table.problems[0]?.why ??
        'There are no lines in it. Choose a CSV file with a line of column names and a line a contract',
    );
  const id = act.newId();
  await insertUpload(act.tx, {
    id,
    organisationId: organisation.id,
    name: file?.name ?? 'Pasted lines',
    content: bytes.toString('base64'),
    by: act.who.personId!,
    at: act.now,
  });
  act.record({ action: 'register.uploaded', on: { kind: 'upload', id }, caseId: null, fields: ['content'] });
  return redirect(`/contracts/import/${id}`);
}

/** The columns as they were read last time, or as their names suggest. */
export async function showMapping({ tx, object }: Visit<Upload>): Promise<Reply> {
  if (object.state === 'read')
    return page('market/imported.njk', 'What was read', { upload: object, report: object.report });
  const table = readTable(Buffer.from(object.content, 'base64'));
  const remembered = await rememberedMapping(tx, object.organisationId, signature(table.columns));
  return page('market/map.njk', 'Which column is which?', {
    upload: object,
    remembered: remembered !== null,
    mapping: remembered ?? suggestMapping(table.columns, registerFields),
    fields: registerFields,
    columns: table.columns.map((column) => ({ value: column, text: column })),
    sample: table.rows.slice(0, 3).map((row) => table.columns.map((column) => row.cells[column] ?? '')),
    heads: table.columns,
    lines: table.rows.length,
  });
}

export const mappingInput = z.strictObject(
  Object.fromEntries(registerFields.map(({ name }) => [name, field.optionalText(300)])),
);

export async function readUpload({ act, object, body }: Doing<Upload, Record<string, string | null>>): Promise<Reply> {
  const report = await importRegister(act, {
    organisationId: object.organisationId,
    content: Buffer.from(object.content, 'base64'),
    mapping: body,
  });
  await finishUpload(act.tx, object.id, report);
  return redirect(`/contracts/import/${object.id}`);
}

/** Who provides across my organisations' contracts: names and counts. */
export async function showMarket({ tx, who, now }: Visit): Promise<Reply> {
  const today = londonDate(now);
  const contracts = (await allContracts(tx, organisationIds(who))).filter(
    (contract) => !contract.endsOn || contract.endsOn >= today,
  );
  const named = contracts.filter((contract) => contract.supplier);
  const rows = named.map(({ supplier }) => ({ name: supplier!, identifier: null, records: 1 }));
  const resolved = resolveSuppliers(rows, await tiesOf(tx, organisationIds(who)));
  const suppliers = [...Map.groupBy(named, ({ supplier }) => resolved.get(nameKey(supplier!))!)].map(([one, of]) => ({
    supplier: one.name,
    contracts: of.length,
    annualPence: of.every((one) => one.annualPence === null)
      ? null
      : of.reduce((sum, one) => sum + (one.annualPence ?? 0), 0),
    nextEnd:
      of
        .map((one) => one.endsOn)
        .filter((on) => on !== null)
        .sort()[0] ?? null,
  }));
  suppliers.sort((a, b) => b.contracts - a.contracts || a.supplier.localeCompare(b.supplier, 'en-GB'));
  return page('market/market.njk', 'The market we buy from', {
    suppliers,
    belongs: who.organisations.length > 0,
    contracts: contracts.length,
    names: resolved.size,
    unnamed: contracts.filter((contract) => !contract.supplier).length,
  });
}
