import type { z } from 'zod';
import { type Document, fileTypes, writeDocx, writePdf } from '#platform/documents/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, download, page, publicPage, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { londonDate } from '#platform/say.ts';
import type { Conversation } from '../conversation.ts';
import { opened } from '../held/public-pages.ts';
import { tellReported } from '../identity/tell-people.ts';
import { withdrawnWords } from '../quotation.ts';
import { quotationsNamed } from '../quotations-of.ts';
import { composeReport, withoutTakenBack } from './compose-report.ts';
import { gatherReport } from './gather-report.ts';
import { publishReport, type publishReportInput, type reportPartInput, writeReportPart } from './publish-report.ts';
import type { ReportBlock } from './report-facts.ts';
import { reportParts } from './report-part.ts';
import { type Report, reportOf, reportsPublished } from './report-store.ts';

const at = ({ caseId, id }: Conversation): string => `/cases/${caseId}/conversations/${id}/report`;

const siteOf = ({ services: { config } }: Pick<Visit, 'services'>): string =>
  config.publicUrl ?? `http://${config.host}:${config.port}`;

/** The report as it would read if it were published now, with what is missing before it can be. */
export async function showReport(visit: Visit<Conversation>): Promise<Reply> {
  const { tx, object, now } = visit;
  const facts = await gatherReport(tx, object, now, siteOf(visit));
  return page('voice/report/report.njk', 'Report', {
    conversation: object,
    blocks: composeReport(facts),
    before: facts.before,
    without: facts.ends.filter(({ ends }) => ends.length === 0).length,
    parts: reportParts.map((one) => ({ ...one, written: facts.parts.find(({ part }) => part === one.part) ?? null })),
  });
}

export async function savePart({
  act,
  object,
  body,
}: Doing<Conversation, z.infer<typeof reportPartInput>>): Promise<Reply> {
  await writeReportPart(act, object, body);
  return redirect(at(object), 'The report says so now.');
}

export async function savePublished(doing: Doing<Conversation, z.infer<typeof publishReportInput>>): Promise<Reply> {
  const number = await publishReport(doing.act, doing.object, { ...doing.body, site: siteOf(doing) });
  await tellReported(doing.act, doing.services, doing.object);
  return redirect(at(doing.object), `Version ${number} is published. Anybody can read it.`);
}

async function asFile(visit: Visit, title: string, blocks: readonly ReportBlock[], says: string): Promise<Reply> {
  const { as } = visit.query;
  if (as !== 'docx' && as !== 'pdf') refuse('not-found');
  const document: Document = {
    title,
    subtitle: 'What was said, and what came of it',
    author: visit.services.installation().name ?? 'Commonweal',
    writtenAt: visit.now,
    footer: says,
    blocks: blocks.map(({ quotationId: _, ...block }) => block),
  };
  return download(`report.${as}`, fileTypes[as], as === 'docx' ? await writeDocx(document) : await writePdf(document));
}

export async function downloadDraft(visit: Visit<Conversation>): Promise<Reply> {
  const blocks = composeReport(await gatherReport(visit.tx, visit.object, visit.now, siteOf(visit)));
  return asFile(visit, visit.object.title, blocks, `A draft, ${londonDate(visit.now)}`);
}

/** The newest report, or the version that the address names: as it was published, but for words that were taken back since. */
async function published(visit: Visit): Promise<{ conversation: Conversation; report: Report }> {
  const { conversation } = await opened(visit);
  const { version } = visit.query;
  if (version !== undefined && !/^\d{1,6}$/.test(version)) refuse('not-found');
  const report = (await reportOf(visit.tx, conversation.id, version ? Number(version) : null)) ?? refuse('not-found');
  const quoted = report.blocks.flatMap(({ quotationId }) => quotationId ?? []);
  const kept = (await quotationsNamed(visit.tx, quoted)).filter(({ state }) => state === 'kept').map(({ id }) => id);
  return {
    conversation,
    report: { ...report, blocks: withoutTakenBack(report.blocks, new Set(kept), withdrawnWords) },
  };
}

export async function showPublished(visit: Visit): Promise<Reply> {
  const { conversation, report } = await published(visit);
  return publicPage('voice/report/public-report.njk', conversation.title, {
    conversation,
    report,
    versions: await reportsPublished(visit.tx, conversation.id),
  });
}

export async function downloadPublished(visit: Visit): Promise<Reply> {
  const { conversation, report } = await published(visit);
  return asFile(
    visit,
    conversation.title,
    report.blocks,
    `Version ${report.number}, published on ${londonDate(report.publishedAt)}`,
  );
}
