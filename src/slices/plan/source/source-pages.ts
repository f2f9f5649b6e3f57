import { z } from 'zod';
import type { Subject } from '#platform/access/kinds.ts';
import { slip } from '#platform/forms/index.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { outcomesOf } from '#slices/outcomes/index.ts';
import { requirementTypeLabels, requirementTypes } from '../requirement.ts';
import { requirementsOf } from '../requirement-store.ts';
import { readSource } from './read-source.ts';
import { type Candidate, placeOf, type SourceDocument } from './source-document.ts';
import { candidatesOf, sourceDocumentsOf } from './source-store.ts';
import { type candidatesInput, dealWithCandidates } from './take-candidates.ts';

const pathOf = (caseId: string, id: string): string => `/cases/${caseId}/source-documents/${id}`;
export const sourceInput = z.strictObject({});
/** As many as somebody can look at with care; the rest follow once these are dealt with. */
const atOnce = 40;

export async function listSources({ tx, object }: Visit<Subject>): Promise<Reply> {
  const documents = await sourceDocumentsOf(tx, object.id);
  return page('plan/sources.njk', 'Existing specifications', {
    documents: documents.map((one) => ({ ...one, path: pathOf(object.id, one.id) })),
  });
}

export async function keepSource({ act, object, files }: Doing<Subject, z.infer<typeof sourceInput>>): Promise<Reply> {
  const [file] = files;
  if (!file) slip('file', 'Choose a Word file (.docx)');
  const { id, offered, before } = await readSource(act, { caseId: object.id, name: file.name, bytes: file.bytes });
  return redirect(
    pathOf(object.id, id),
    before
      ? 'This file has been read before. It offers nothing new.'
      : `It is read. ${offered} ${offered === 1 ? 'requirement is' : 'requirements are'} offered.`,
  );
}

export async function showSource({ tx, object }: Visit<SourceDocument>): Promise<Reply> {
  const candidates = await candidatesOf(tx, object.id);
  const open = candidates.filter((one) => one.state === 'open');
  const placed = (one: Candidate) => ({
    ...one,
    place: placeOf(one),
    kind: requirementTypeLabels[one.suggests],
    path: one.requirementId ? `/cases/${object.caseId}/requirements/${one.requirementId}` : null,
  });
  return page('plan/source.njk', object.name, {
    source: { ...object, path: pathOf(object.caseId, object.id) },
    open: open.slice(0, atOnce).map(placed),
    later: Math.max(0, open.length - atOnce),
    done: candidates.filter((one) => one.state === 'taken' || one.state === 'merged').map(placed),
    left: candidates.filter((one) => one.state === 'left').map(placed),
    notRead: Object.entries(object.notRead).map(([what, count]) => ({ what, count })),
    typeChoices: requirementTypes.map((value) => ({ value, text: requirementTypeLabels[value] })),
    outcomeChoices: (await outcomesOf(tx, object.caseId)).map(({ id, statement }) => ({ value: id, text: statement })),
    requirementChoices: (await requirementsOf(tx, object.caseId))
      .filter((one) => one.state !== 'dropped')
      .map(({ id, title }) => ({ value: id, text: title })),
  });
}

export async function takeThem({
  act,
  object,
  body,
}: Doing<SourceDocument, z.infer<typeof candidatesInput>>): Promise<Reply> {
  const count = await dealWithCandidates(act, object, body);
  const said = { take: 'taken as requirements', merge: 'merged', leave: 'left' }[body.does];
  return redirect(pathOf(object.caseId, object.id), `${count} ${said}.`);
}
