import type { z } from 'zod';
import { londonDate } from '#platform/clock.ts';
import { type Document, fileTypes, writeDocx, writePdf } from '#platform/documents/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import {
  type Doing,
  download,
  page,
  publicPage,
  type Reply,
  redirect,
  type UploadedFile,
  type Visit,
} from '#platform/http/route.ts';
import { isId } from '#platform/ids.ts';
import { londonDate as inWords } from '#platform/say.ts';
import { casesById } from '#slices/cases/index.ts';
import { momentsOf } from '../order/moment-store.ts';
import type { Procurement } from '../procurement.ts';
import { procurementsById } from '../procurement-store.ts';
import { bringInMeasures, bringInWorkforce, type measuresInput, type workforceInput } from './bring-in.ts';
import { compareIssues, linesOf } from './compare-issues.ts';
import { type DocumentIssue, issuesOf, measureListsOf, workforceOf } from './document-store.ts';
import { gatherTold } from './gather-told.ts';
import { issueDocuments, type issueDocumentsInput, readIssue } from './issue-documents.ts';
import { modelOfNote002 } from './social-value.ts';
import type { Written } from './told.ts';
import { writeDocuments } from './write-documents.ts';

export const documentsPath = ({ caseId, id }: Pick<Procurement, 'caseId' | 'id'>): string =>
  `/cases/${caseId}/procurements/${id}/documents`;

const listed = (all: readonly DocumentIssue[]) =>
  all
    .map((issue, at) => ({
      ...issue,
      changes: at > 0 ? compareIssues(readIssue(all[at - 1]!).documents, readIssue(issue).documents) : [],
    }))
    .toReversed();

export async function showDocuments({ tx, object, now }: Visit<Procurement>): Promise<Reply> {
  const issues = await issuesOf(tx, object.id);
  const documents = writeDocuments(await gatherTold(tx, object));
  const last = issues.at(-1);
  const [theCase] = await casesById(tx, [object.caseId]);
  return page('procurement/documents/list.njk', `Documents: ${object.title}`, {
    procurement: object,
    path: documentsPath(object),
    documents: documents.map(({ name, title, blocks }) => ({ name, title, lines: linesOf(blocks).slice(0, 3) })),
    issues: listed(issues),
    since: last ? compareIssues(readIssue(last).documents, documents) : [],
    workforce: (await workforceOf(tx, object.id)).at(-1) ?? null,
    lists: theCase ? await measureListsOf(tx, theCase.organisationId) : [],
    model: modelOfNote002,
    today: londonDate(now),
  });
}

export async function keepIssue({
  act,
  object,
  body,
}: Doing<Procurement, z.infer<typeof issueDocumentsInput>>): Promise<Reply> {
  const number = await issueDocuments(act, object, body);
  return redirect(documentsPath(object), `Issue ${number} is frozen. It is in every bidder’s pack.`);
}

const bytesOf = (files: readonly UploadedFile[], pasted: string | null): Buffer | null =>
  files.find(({ field }) => field === 'file')?.bytes ?? (pasted ? Buffer.from(pasted) : null);

export async function keepWorkforce(doing: Doing<Procurement, z.infer<typeof workforceInput>>): Promise<Reply> {
  const { act, object, body, files } = doing;
  const number = await bringInWorkforce(act, object, body, bytesOf(files, body.pasted));
  return redirect(documentsPath(object), `List ${number} is counted. Its lines were not kept.`);
}

export async function keepMeasures(doing: Doing<Procurement, z.infer<typeof measuresInput>>): Promise<Reply> {
  const { act, object, body, files } = doing;
  const count = await bringInMeasures(act, object, body, bytesOf(files, body.pasted));
  return redirect(documentsPath(object), `${count} measures of ${body.name} are here.`);
}

async function sent(
  visit: Visit,
  one: Written,
  mark: string,
  title: string,
  at: Date,
  hash: string | null,
): Promise<Reply> {
  const document: Document = {
    title: one.title,
    subtitle: `${title}. ${mark}`,
    author: visit.services.installation().name ?? 'Commonweal',
    writtenAt: at,
    footer: [title, mark, hash?.slice(0, 12)].filter(Boolean).join(' · '),
    blocks: one.blocks,
  };
  const name = `${one.name}-${mark.split(',')[0]!.toLowerCase().replaceAll(' ', '-')}`;
  return visit.query.as === 'pdf'
    ? download(`${name}.pdf`, fileTypes.pdf, await writePdf(document))
    : download(`${name}.docx`, fileTypes.docx, await writeDocx(document));
}

const markOf = ({ number, issuedAt }: DocumentIssue): string => `Issue ${number}, ${inWords(issuedAt)}`;

/** A document of an issue, or as it is written now. */
export async function sendDocument(visit: Visit<Procurement>): Promise<Reply> {
  const { tx, object, params, query, now } = visit;
  const named = (all: readonly Written[]) => all.find(({ name }) => name === params.document) ?? refuse('not-found');
  if (query.issue === undefined)
    return sent(
      visit,
      named(writeDocuments(await gatherTold(tx, object))),
      'Draft, not issued',
      object.title,
      now,
      null,
    );
  const issue =
    (await issuesOf(tx, object.id)).find(({ number }) => String(number) === query.issue) ?? refuse('not-found');
  return sent(visit, named(readIssue(issue).documents), markOf(issue), object.title, issue.issuedAt, issue.hash);
}

/** Issues are public once suppliers have been asked to take part: the one that stood then, and those since. What was tried before is not. */
async function publicIssues({ tx, params }: Visit): Promise<{ procurement: Procurement; issues: DocumentIssue[] }> {
  const id = params.procurementId!;
  const [procurement] = isId(id) ? await procurementsById(tx, [id]) : [];
  const asked = procurement
    ? (await momentsOf(tx, id)).find(({ moment }) => ['tender-notice', 'suitable-provider-notice'].includes(moment))
    : undefined;
  const all = asked ? await issuesOf(tx, id) : [];
  const stood = all.filter(({ issuedAt }) => issuedAt <= asked!.recordedAt).length;
  const issues = all.slice(Math.max(0, stood - 1));
  return procurement && issues.length > 0 ? { procurement, issues } : refuse('not-found');
}

export async function openDocuments(visit: Visit): Promise<Reply> {
  const { procurement, issues } = await publicIssues(visit);
  const last = issues.at(-1)!;
  return publicPage('procurement/documents/public.njk', `Documents: ${procurement.title}`, {
    path: `/public/procurements/${procurement.id}/documents`,
    last,
    documents: readIssue(last).documents.map(({ name, title }) => ({ name, title })),
    issues: listed(issues),
  });
}

export async function sendPublicDocument(visit: Visit): Promise<Reply> {
  const { procurement, issues } = await publicIssues(visit);
  const { issue: asked } = visit.query;
  const issue = asked ? issues.find(({ number }) => String(number) === asked) : issues.at(-1);
  if (!issue) refuse('not-found');
  const one = readIssue(issue).documents.find(({ name }) => name === visit.params.document) ?? refuse('not-found');
  return sent(visit, one, markOf(issue), procurement.title, issue.issuedAt, issue.hash);
}
