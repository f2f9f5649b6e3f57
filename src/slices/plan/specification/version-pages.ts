import type { z } from 'zod';
import { londonDate } from '#platform/clock.ts';
import { type Document, fileTypes, writeDocx, writePdf } from '#platform/documents/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, download, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { londonDate as inWords } from '#platform/say.ts';
import { quotationsOf } from '#slices/voice/index.ts';
import { type Content, detailsOf, numberContent } from './content.ts';
import { differences } from './differences.ts';
import { gatherContent } from './gather-content.ts';
import {
  type issueInput,
  issueSpecification,
  readVersion,
  type withdrawInput,
  withdrawSpecification,
} from './issue-specification.ts';
import type { Specification } from './specification.ts';
import { type Heard, specificationDocument } from './specification-document.ts';
import { pathOf } from './specification-pages.ts';
import { type Version, versionsOf } from './version-store.ts';

export async function issueIt({ act, object, body }: Doing<Specification, z.infer<typeof issueInput>>): Promise<Reply> {
  const { number, held } = await issueSpecification(act, object, body);
  return redirect(
    `${pathOf(object)}/versions/${number}`,
    held > 0 ? `Version ${number} is issued. ${held} left out until settled.` : `Version ${number} is issued.`,
  );
}

export async function withdrawIt({
  act,
  object,
  body,
}: Doing<Specification, z.infer<typeof withdrawInput>>): Promise<Reply> {
  await withdrawSpecification(act, object, body);
  return redirect(pathOf(object), 'It is withdrawn. Its versions can still be read.');
}

async function versionAsked({
  tx,
  object,
  params,
}: Visit<Specification>): Promise<{ version: Version; all: Version[] }> {
  const all = await versionsOf(tx, object.id);
  const version = all.find((one) => String(one.number) === params.number) ?? refuse('not-found');
  return { version, all };
}

export async function showVersion(visit: Visit<Specification>): Promise<Reply> {
  const { version, all } = await versionAsked(visit);
  const { content, whole } = readVersion(version);
  const before = all.find((one) => one.number === version.number - 1);
  return page('plan/specification-version.njk', `${content.title}, version ${version.number}`, {
    specification: { ...visit.object, path: pathOf(visit.object) },
    version,
    whole,
    sections: sectionsOf(content),
    held: content.held,
    before: before?.number ?? null,
    differences: before ? differences(readVersion(before).content, content) : [],
  });
}

const sectionsOf = (content: Content) => {
  const clauses = numberContent(content).map((one) => ({ ...one, details: detailsOf(one) }));
  return content.sections
    .filter((section) => section.clauses.length > 0)
    .map(({ title }, at) => ({ title, clauses: clauses.filter((one) => one.number.startsWith(`${at + 1}.`)) }));
};

async function heardOn({ tx, object }: Visit<Specification>): Promise<Heard> {
  // Only names that may be said to anybody: the file goes where it is sent.
  const quotations = await quotationsOf(tx, object.caseId);
  return new Map(
    quotations.map(({ id, words, saidBy, heardAt }) => [
      id,
      { words, by: [saidBy, heardAt].filter(Boolean).join(', ') || null },
    ]),
  );
}

async function documentOf(visit: Visit<Specification>): Promise<{ document: Document; name: string }> {
  const { tx, object, services, now, params } = visit;
  const author = services.installation().name ?? 'Commonweal';
  const heard = await heardOn(visit);
  const file = (end: string) =>
    `${object.title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '')}-${end}`.toLowerCase();
  if (params.number === undefined) {
    const { whole } = await gatherContent(tx, object);
    const issue = { author, writtenAt: now, number: null, issuedOn: null, hash: null };
    return { document: specificationDocument(whole, heard, issue), name: file(`draft-${londonDate(now)}`) };
  }
  const { version } = await versionAsked(visit);
  const issue = {
    author,
    writtenAt: version.issuedAt,
    number: version.number,
    issuedOn: inWords(version.issuedAt),
    hash: version.hash,
  };
  const document = specificationDocument(readVersion(version).content, heard, issue);
  return { document, name: file(`version-${version.number}`) };
}

export async function sendDocx(visit: Visit<Specification>): Promise<Reply> {
  const { document, name } = await documentOf(visit);
  return download(`${name}.docx`, fileTypes.docx, await writeDocx(document));
}

export async function sendPdf(visit: Visit<Specification>): Promise<Reply> {
  const { document, name } = await documentOf(visit);
  return download(`${name}.pdf`, fileTypes.pdf, await writePdf(document));
}
