import { z } from 'zod';
import type { Subject } from '#platform/access/kinds.ts';
import { organisationIds } from '#platform/access/who.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { pageAsked } from '#platform/http/page-asked.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { plural } from '#platform/say.ts';
import { outcomesOf } from '#slices/outcomes/index.ts';
import { organisationsById } from '#slices/people/index.ts';
import { resourceTypeLabels, resourceTypes } from '../resource.ts';
import { resourcesOf } from '../resource-store.ts';
import { type Entry, entryKindLabels, entryKinds, lastSaidOn, likelyType } from './entry.ts';
import { searchEntries } from './entry-store.ts';
import { importEntries } from './import-entries.ts';
import { latestImports } from './import-store.ts';
import { takeEntry, type takeEntryInput } from './take-entry.ts';

const perPage = 30;
const mostWords = 8;

const wordsOf = (query: string | undefined): string[] =>
  (query ?? '').toLowerCase().slice(0, 200).split(/\s+/).filter(Boolean).slice(0, mostWords);

async function look({ tx, query, who }: Visit) {
  const shown = pageAsked(query, perPage);
  const kind = entryKinds.find((one) => one === query.kind) ?? null;
  const found = await searchEntries(tx, { words: wordsOf(query.q), kind, ...shown });
  return {
    ...found,
    entries: found.entries.map(reads),
    mayImport: who.organisations.length > 0,
    q: query.q?.slice(0, 200) ?? '',
    kind,
    kindChoices: entryKinds.map((value) => ({ value, text: `${entryKindLabels[value]}s` })),
    shown,
  };
}

const reads = (entry: Entry) => ({
  ...entry,
  label: entryKindLabels[entry.kind],
  line: [entryKindLabels[entry.kind], entry.who, entry.place].filter(Boolean).join(' · '),
  saidOn: lastSaidOn(entry),
  likely: likelyType(entry),
});

export async function showDirectory(visit: Visit): Promise<Reply> {
  return page('resources/directory.njk', 'Services and grants that others publish', {
    ...(await look(visit)),
  });
}

export async function showEntry({ tx, object }: Visit<Entry>): Promise<Reply> {
  const [organisation] = await organisationsById(tx, [object.organisationId]);
  return page('resources/entry.njk', object.name, { entry: reads(object), broughtBy: organisation?.name });
}

export async function showDirectoryImport({ tx, who }: Visit): Promise<Reply> {
  if (who.organisations.length === 0)
    refuse('not-allowed', 'a directory is brought in for an organisation, and you belong to none here');
  return page('resources/directory-import.njk', 'Bring in a directory or grants', {
    organisations: who.organisations.map(({ id, name }) => ({ value: id, text: name })),
    imports: (await latestImports(tx, organisationIds(who), 10)).map((one) => ({
      ...one,
      label: entryKindLabels[one.kind],
    })),
  });
}

export const directoryFileInput = z.strictObject({
  organisation: field.optionalId(),
  kind: field.choice(entryKinds, 'Choose what the file holds'),
});

export async function keepDirectoryFile(doing: Doing<never, z.infer<typeof directoryFileInput>>): Promise<Reply> {
  const { act, who, body, files } = doing;
  const wanted = body.organisation ?? who.organisations[0]?.id;
  const organisation = who.organisations.find(({ id }) => id === wanted) ?? refuse('not-allowed');
  const file = files.find((one) => one.field === 'file') ?? slip('file', 'Choose a JSON file');
  const done = await importEntries(act, {
    organisationId: organisation.id,
    kind: body.kind,
    file: file.name,
    bytes: file.bytes,
  });
  return redirect(
    '/directory/import',
    `${done.added} added, ${done.changed} changed, ${done.unchanged} as before. ${done.problemCount ? `${plural(done.problemCount, 'thing')} could not be read.` : 'Everything could be read.'}`,
  );
}

/** The directory beside a case: whatever is found can be put into its ledger. */
export async function showCaseDirectory(visit: Visit<Subject>): Promise<Reply> {
  const taken = new Map((await resourcesOf(visit.tx, visit.object.id)).map((one) => [one.entryId, one.id]));
  const found = await look(visit);
  return page('resources/case-directory.njk', 'Look in the directory', {
    ...found,
    entries: found.entries.map((one) => ({ ...one, takenAs: taken.get(one.id) ?? null })),
    typeChoices: resourceTypes.map((value) => ({ value, text: resourceTypeLabels[value] })),
    outcomeChoices: (await outcomesOf(visit.tx, visit.object.id)).map(({ id, statement }) => ({
      value: id,
      text: statement,
    })),
    today: londonDate(visit.now),
  });
}

export async function keepTaken({ act, object, body }: Doing<Subject, z.infer<typeof takeEntryInput>>): Promise<Reply> {
  const id = await takeEntry(act, { caseId: object.id, ...body });
  return redirect(`/cases/${object.id}/resources/${id}`, 'It is in the ledger. Nobody has asked its people yet.');
}
