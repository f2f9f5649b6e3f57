import type { z } from 'zod';
import { organisationIds } from '#platform/access/who.ts';
import { addToDate, londonDate } from '#platform/clock.ts';
import { pageAsked } from '#platform/http/page-asked.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { registerFields } from '#standards/contract-register/index.ts';
import { askWhy } from './ask-why.ts';
import type { Contract, Upload } from './contract.ts';
import { contractsEnding, countEnding, registerKnown, runningBySupplier } from './contract-store.ts';
import { importRegister } from './import-register.ts';
import { uploadReleases } from './releases/upload-releases.ts';
import { nameKey } from './suppliers/clean-name.ts';
import { suppliersNamed, tiesOf } from './suppliers/tie-store.ts';
import { resolveSuppliers } from './suppliers/ties.ts';
import {
  given,
  keepUpload,
  mappingInputOf,
  mappingPage,
  readMapped,
  type TableReading,
  type uploadInput,
} from './table-upload.ts';

const spans = ['6', '12', '18', '36'] as const;
const perPage = 100;

export async function listContracts({ tx, who, now, query }: Visit): Promise<Reply> {
  const today = londonDate(now);
  const months = spans.find((span) => span === query.months) ?? '18';
  const asked = {
    organisationIds: organisationIds(who),
    fromOn: today,
    toOn: addToDate(today, { months: Number(months) }),
  };
  const shown = pageAsked(query, perPage);
  return page('market/contracts.njk', 'What ends soon', {
    ending: await contractsEnding(tx, asked, shown),
    count: await countEnding(tx, asked),
    shown,
    months,
    spans,
    known: await registerKnown(tx, organisationIds(who)),
    belongs: who.organisations.length > 0,
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

export async function receiveUpload(doing: Doing<never, z.infer<typeof uploadInput>>): Promise<Reply> {
  const { act } = doing;
  const sent = given(doing);
  if (sent.isFile && /\.(json|jsonl|ndjson)(\.gz)?$/i.test(sent.name)) {
    const { wasDone } = await uploadReleases(act, sent);
    return redirect(
      '/market/imports',
      wasDone ? 'This file was read before. Nothing has changed.' : 'The file was read.',
    );
  }
  const id = await keepUpload(act, sent, { register: 'contracts', asAt: null, aLine: 'contract' });
  return redirect(`/contracts/import/${id}`);
}

const contractReading: TableReading = {
  registers: ['contracts'],
  fieldsOf: () => registerFields,
  button: 'Read the register',
  doneTemplate: 'market/imported.njk',
  read: (act, { organisationId }, content, mapping) => importRegister(act, { organisationId, content, mapping }),
};

export const showMapping = (visit: Visit<Upload>): Promise<Reply> => mappingPage(visit, contractReading);

export const mappingInput = mappingInputOf(...registerFields);

export async function readUpload(doing: Doing<Upload, Record<string, string | null>>): Promise<Reply> {
  await readMapped(doing, contractReading);
  return redirect(`/contracts/import/${doing.object.id}`);
}

/** Who provides across my organisations' contracts: names and counts. */
export async function showMarket({ tx, who, now, query }: Visit): Promise<Reply> {
  const running = await runningBySupplier(tx, organisationIds(who), londonDate(now));
  const named = running.filter(({ supplier }) => supplier !== null);
  const known = await suppliersNamed(tx, organisationIds(who));
  const rows = named.map((one) => ({ name: one.supplier!, identifier: null, records: one.contracts }));
  const resolved = resolveSuppliers([...rows, ...known], await tiesOf(tx, organisationIds(who)));
  const suppliers = [...Map.groupBy(named, ({ supplier }) => resolved.get(nameKey(supplier!))!)].map(([one, of]) => ({
    supplier: one.name,
    contracts: sum(of.map(({ contracts }) => contracts)),
    annualPence: of.every((each) => each.annualPence === null) ? null : sum(of.map((each) => each.annualPence ?? 0)),
    nextEnd: of.flatMap((each) => each.nextEnd ?? []).sort()[0] ?? null,
  }));
  suppliers.sort((a, b) => b.contracts - a.contracts || a.supplier.localeCompare(b.supplier, 'en-GB'));
  const shown = pageAsked(query, perPage);
  return page('market/market.njk', 'The market we buy from', {
    suppliers: suppliers.slice(shown.from, shown.from + shown.most),
    count: suppliers.length,
    shown,
    belongs: who.organisations.length > 0,
    contracts: sum(running.map(({ contracts }) => contracts)),
    names: new Set(named.map(({ supplier }) => nameKey(supplier!))).size,
    unnamed: running.find(({ supplier }) => supplier === null)?.contracts ?? 0,
  });
}

const sum = (amounts: readonly number[]): number => amounts.reduce((all, one) => all + one, 0);
