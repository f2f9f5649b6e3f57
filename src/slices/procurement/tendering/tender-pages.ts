import type { z } from 'zod';
import { type Doing, download, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { personNames } from '#slices/people/index.ts';
import { momentsSet } from '../order/moment-store.ts';
import { type answerInput, askBidder, type askInput, keepAnswer } from './clarify.ts';
import { reportsOf } from './intake-store.ts';
import { toTheSecond } from './london-time.ts';
import { clarificationsOf } from './opening-store.ts';
import type { Comparison } from './receipts.ts';
import { notFound } from './sort-files.ts';
import { type Tender, tenderParts } from './tender.ts';
import { biddersById, tenderFilesOf } from './tender-store.ts';
import { reportSeen, seenFiles } from './tender-view.ts';
import { partLabels } from './tendering.ts';
import type { FileOfTender } from './tendering-kinds.ts';
import { askedFilesOf } from './tendering-store.ts';

const pathOf = ({ caseId, id }: Tender): string => `/cases/${caseId}/tenders/${id}`;

/** One tender that is open, part by part; what was asked and seems to be missing, so that obvious slips can be asked about. */
export async function showTender({ tx, object }: Visit<Tender>): Promise<Reply> {
  const happened = await momentsSet(tx, object.procurementId);
  const all = await tenderFilesOf(tx, [object.id]);
  const files = seenFiles(object, all, happened);
  const [bidder] = await biddersById(tx, [object.bidderId]);
  const asked = (await askedFilesOf(tx, object.procurementId)).filter(
    ({ part }) => part !== 'price' || happened.has('price-opened'),
  );
  const clarifications = await clarificationsOf(tx, object.id);
  const names = await personNames(
    tx,
    clarifications.map((one) => one.askedBy),
  );
  const report = (await reportsOf(tx, object.procurementId)).get(object.id) as Comparison | null;
  return page('procurement/tendering/tender.njk', `Tender of ${bidder!.name}`, {
    tender: object,
    received: toTheSecond(object.receivedAt),
    bidder,
    base: pathOf(object),
    back: `/cases/${object.caseId}/tendering/${object.procurementId}/tenders`,
    parts: tenderParts.map((part) => ({
      label: partLabels[part],
      closed: part === 'price' && !happened.has('price-opened'),
      files: files
        .filter((one) => one.part === part)
        .map((one) => ({ ...one, href: `/cases/${object.caseId}/tender-files/${one.id}` })),
    })),
    lacks: notFound(asked, files).map(({ part, name }) => `${partLabels[part]}: ${name}`),
    report: reportSeen(report, all, happened),
    clarifications: clarifications.map((one) => ({ ...one, by: names.get(one.askedBy) })),
  });
}

/** A file as it came. It is never shown in the browser: what a stranger made is only ever saved. */
export async function downloadFile({ object, services }: Visit<FileOfTender>): Promise<Reply> {
  return download(object.path.split('/').at(-1)!, 'application/octet-stream', services.files.stream(object.storedAs));
}

export async function keepAsked({ act, object, body }: Doing<Tender, z.infer<typeof askInput>>): Promise<Reply> {
  await askBidder(act, object, body);
  return redirect(pathOf(object), 'It is recorded. Ask through the portal, in the same words.');
}

export async function keepAnswered({ act, object, body }: Doing<Tender, z.infer<typeof answerInput>>): Promise<Reply> {
  await keepAnswer(act, object, body);
  return redirect(pathOf(object), 'The answer is recorded.');
}
