import type { z } from 'zod';
import type { Subject } from '#platform/access/kinds.ts';
import { type Document, fileTypes, heading, paragraph, writeDocx, writePdf } from '#platform/documents/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, download, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { londonDate } from '#platform/say.ts';
import type { Agreement } from '../agreement.ts';
import { pathOf } from '../agreement-pages.ts';
import { changesSince } from '../signoff/changes-since.ts';
import { freeze, textBlocks, thaw } from '../signoff/put-text.ts';
import { newestOf } from '../signoff/put-to-sign.ts';
import { sayWhere, signingAccess } from '../signoff/signing.ts';
import { pathOfSigning } from '../signoff/signing-kind.ts';
import { signingsOf } from '../signoff/signing-store.ts';
import { showPartner } from '../signoff/signing-view.ts';
import {
  changeMemorandum,
  changePart,
  type memorandumInput,
  type partInput,
  putMemorandum,
  type putMemorandumInput,
} from './change-memorandum.ts';
import { makeMemorandum } from './make-memorandum.ts';
import { bindsNobody, memorandumText, poolsNothing } from './memorandum.ts';
import { memorandumOf } from './memorandum-store.ts';

const pathOfMemorandum = (agreement: Pick<Agreement, 'caseId' | 'id'>): string => `${pathOf(agreement)}/memorandum`;

export async function keepMade({ act, object }: Doing<Subject>): Promise<Reply> {
  const id = await makeMemorandum(act, object.id);
  return redirect(
    pathOfMemorandum({ caseId: object.id, id }),
    'A draft is made from the ledger. Read it, change it, then put it to its partners.',
  );
}

async function textOf({ tx, object }: Visit<Agreement>) {
  if (object.type !== 'memorandum') refuse('not-found');
  const memorandum = await memorandumOf(tx, object.id);
  return { memorandum, text: memorandumText(object, memorandum) };
}

export async function showMemorandum(visit: Visit<Agreement>): Promise<Reply> {
  const { tx, who, object } = visit;
  const { memorandum, text } = await textOf(visit);
  const newest = newestOf(await signingsOf(tx, object.caseId), object.id);
  const put = newest && signingAccess(who, newest).includes('see') ? newest : null;
  return page('agreements/memorandum.njk', object.title, {
    agreement: object,
    here: pathOfMemorandum(object),
    path: pathOf(object),
    memorandum,
    blocks: textBlocks({ ...text, parts: text.parts.slice(1) }),
    bindsNobody,
    poolsNothing,
    parties: object.parties.map((party) => ({ ...party, does: memorandum.does.get(party.id) ?? '' })),
    signing: put && {
      number: put.number,
      path: pathOfSigning(put),
      where: sayWhere(put),
      shown: put.partners.map(showPartner),
    },
    changes: put && put.hash !== freeze(text).hash ? changesSince(thaw(put).text, text) : [],
  });
}

export async function keepTerms({
  act,
  object,
  body,
}: Doing<Agreement, z.infer<typeof memorandumInput>>): Promise<Reply> {
  await changeMemorandum(act, object.id, body);
  return redirect(pathOfMemorandum(object), 'The change is kept.');
}

export async function keepPart({ act, object, body }: Doing<Agreement, z.infer<typeof partInput>>): Promise<Reply> {
  await changePart(act, object.id, body);
  return redirect(pathOfMemorandum(object), 'What this partner does is kept.');
}

export async function keepPut({
  act,
  object,
  body,
}: Doing<Agreement, z.infer<typeof putMemorandumInput>>): Promise<Reply> {
  const id = await putMemorandum(act, object.id, body);
  return redirect(pathOfSigning({ caseId: object.caseId, id }), 'It is put to its partners. Each signs for itself.');
}

export async function sendFile(visit: Visit<Agreement>): Promise<Reply> {
  const { object, services, now, query } = visit;
  const as = query.as;
  if (as !== 'docx' && as !== 'pdf') refuse('not-found');
  const { text } = await textOf(visit);
  const document: Document = {
    title: object.title,
    subtitle: 'Memorandum of understanding. It does not bind in law',
    author: services.installation().name ?? 'Commonweal',
    writtenAt: now,
    footer: `As it stood on ${londonDate(now)}. It does not bind in law`,
    blocks: [
      ...textBlocks(text),
      heading(2, 'Signed'),
      ...object.parties.map(({ name }) =>
        paragraph(`For ${name}: ______________________  Name and role: ______________________  Date: ____________`),
      ),
    ],
  };
  return download(
    `memorandum.${as}`,
    fileTypes[as],
    as === 'docx' ? await writeDocx(document) : await writePdf(document),
  );
}
