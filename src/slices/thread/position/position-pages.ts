import type { z } from 'zod';
import { type Block, type Document, fileTypes, writeDocx, writePdf } from '#platform/documents/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, download, page, publicPage, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { isId } from '#platform/ids.ts';
import { londonDate } from '#platform/say.ts';
import { type Case, casesById } from '#slices/cases/index.ts';
import {
  type PositionStatement,
  type positionPartInput,
  positionParts,
  positionPartsOf,
  positionStatementOf,
  writePositionPart,
} from '#slices/market/index.ts';
import { composePosition } from './compose-position.ts';
import { gatherPosition } from './gather-position.ts';
import { openNow } from './open-now.ts';
import { publishNow } from './publish-now.ts';

const draftOf = async (visit: Visit<Case>): Promise<Block[]> => composePosition(await gatherPosition(visit));

export async function showPosition(visit: Visit<Case>): Promise<Reply> {
  const { tx, object } = visit;
  const parts = await positionPartsOf(tx, object.id);
  const published = await positionStatementOf(tx, object.id);
  const blocks = await draftOf(visit);
  return page('thread/position.njk', 'Market position statement', {
    blocks,
    published,
    changed: published !== null && JSON.stringify(published.blocks) !== JSON.stringify(blocks),
    parts: positionParts.map((one) => ({ ...one, written: parts.find(({ part }) => part === one.part) ?? null })),
  });
}

export async function keepPositionPart({
  act,
  object,
  body,
}: Doing<Case, z.infer<typeof positionPartInput>>): Promise<Reply> {
  await writePositionPart(act, object.id, body);
  return redirect(`/cases/${object.id}/position`, 'The statement says so now.');
}

export async function keepPublished(doing: Doing<Case>): Promise<Reply> {
  const number = await publishNow(doing.act, doing.object);
  return redirect(`/cases/${doing.object.id}/position`, `Version ${number} is published. Anybody can read it.`);
}

async function publishedAt({ tx, params }: Visit): Promise<{ one: Case; statement: PositionStatement }> {
  const id = params.caseId!;
  const [one] = isId(id) ? await casesById(tx, [id]) : [];
  const statement = one ? await positionStatementOf(tx, one.id) : null;
  return one && statement ? { one, statement } : refuse('not-found');
}

/** The newest version that was published, for anybody. */
export async function showPublicPosition(visit: Visit): Promise<Reply> {
  const { one, statement } = await publishedAt(visit);
  return publicPage('thread/public-position.njk', `Market position statement: ${one.title}`, {
    one,
    statement,
    open: await openNow(visit.tx, one.id, visit.now),
  });
}

async function asFile(visit: Visit, title: string, blocks: readonly Block[], says: string): Promise<Reply> {
  const as = visit.query.as;
  if (as !== 'docx' && as !== 'pdf') refuse('not-found');
  const document: Document = {
    title,
    subtitle: 'Market position statement',
    author: visit.services.installation().name ?? 'Commonweal',
    writtenAt: visit.now,
    footer: says,
    blocks: [...blocks],
  };
  const content = as === 'docx' ? await writeDocx(document) : await writePdf(document);
  return download(`market-position-statement.${as}`, fileTypes[as], content);
}

export const downloadDraft = async (visit: Visit<Case>): Promise<Reply> =>
  asFile(visit, visit.object.title, await draftOf(visit), `A draft, ${londonDate(visit.now)}`);

export async function downloadPublished(visit: Visit): Promise<Reply> {
  const { one, statement } = await publishedAt(visit);
  return asFile(
    visit,
    one.title,
    statement.blocks,
    `Version ${statement.number}, published on ${londonDate(statement.publishedAt)}`,
  );
}
