import { type Document, fileTypes, writeDocx, writePdf } from '#platform/documents/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { download, page, type Reply, type Visit } from '#platform/http/route.ts';
import { londonDate } from '#platform/say.ts';
import type { Case } from '#slices/cases/index.ts';
import { composePaper } from './compose-paper.ts';
import { gatherPaper } from './gather-paper.ts';

async function composed(visit: Visit<Case>) {
  const paper = composePaper(await gatherPaper(visit));
  const appendix = visit.query.part === 'exempt';
  if (appendix && paper.exempt.length === 0) refuse('not-found');
  return { appendix, blocks: appendix ? paper.exempt : paper.open, hasAppendix: paper.exempt.length > 0 };
}

export async function showPaper(visit: Visit<Case>): Promise<Reply> {
  return page('thread/paper.njk', visit.object.title, { ...(await composed(visit)), now: visit.now });
}

/** The same paper as a file, to go before a committee. */
export async function downloadPaper(visit: Visit<Case>): Promise<Reply> {
  const as = visit.query.as;
  if (as !== 'docx' && as !== 'pdf') refuse('not-found');
  const { appendix, blocks } = await composed(visit);
  const document: Document = {
    title: visit.object.title,
    subtitle: appendix ? 'Exempt appendix to the decision paper' : 'Decision paper',
    author: visit.services.installation().name ?? 'Commonweal',
    writtenAt: visit.now,
    footer: `Written by itself on ${londonDate(visit.now)}`,
    blocks,
  };
  const content = as === 'docx' ? await writeDocx(document) : await writePdf(document);
  return download(`${appendix ? 'exempt-appendix' : 'decision-paper'}.${as}`, fileTypes[as], content);
}
