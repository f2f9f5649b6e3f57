import type { z } from 'zod';
import { slip } from '#platform/forms/index.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { beginIntake, type intakeInput } from './begin-intake.ts';
import { intakeFilesOf, intakeNow, progressOf } from './intake-store.ts';
import {
  addBidder,
  addBidderList,
  type bidderInput,
  type bidderListInput,
  withdraw,
  type withdrawInput,
} from './keep-bidders.ts';
import { toTheSecond } from './london-time.ts';
import { type completeInput, dropIntake, sayAllIsIn } from './open-tenders.ts';
import { leaveOutBidder, type notSelectedInput, selectionOf } from './select-bidders.ts';
import { type settleInput, settleIntake } from './settle-intake.ts';
import { shapeOf } from './shape-intake.ts';
import { tenderParts } from './tender.ts';
import { biddersOf, tendersOf } from './tender-store.ts';
import { partLabels, type Tendering } from './tendering.ts';
import { pathOf } from './tendering-pages.ts';
import { beginUnpacking, stopUnpacking, unpacking } from './unpack-intake.ts';

const receivePath = (tendering: Tendering): string => `${pathOf(tendering)}/receive`;

async function goingOn({ tx }: Visit, tendering: Tendering, bidders: readonly { id: string; name: string }[]) {
  const intake = await intakeNow(tx, tendering.id);
  if (!intake) return { intake: null };
  if (intake.state !== 'unpacked')
    return { intake, progress: await progressOf(tx, intake.id), running: unpacking.isRunning(intake.id) };
  const shape = shapeOf(await intakeFilesOf(tx, intake.id), intake.receipts, bidders);
  const sources = shape.sources.map(({ name }, place) => ({
    value: `source-${place}`,
    text: `Whoever sent “${name}”`,
  }));
  const known = bidders.map(({ id, name }) => ({ value: id, text: name }));
  return {
    intake,
    shape,
    ownerChoices: [...known, { value: 'new', text: 'Somebody new, of that name' }],
    receiptChoices: [...known, ...sources, { value: 'none', text: 'Nothing of theirs is in here' }],
    receipts: shape.receipts.map((one) => {
      const place = shape.sources.findIndex((source) => source.name.toLowerCase() === one.name.toLowerCase());
      return { ...one, suggested: one.suggested ?? (place >= 0 ? `source-${place}` : null) };
    }),
    partChoices: tenderParts.map((value) => ({ value, text: partLabels[value] })),
  };
}

/** For those who bring in: who bids, and how far what came is. Nothing of what is in a tender but the names of its folders. */
export async function showReceiving(visit: Visit<Tendering>): Promise<Reply> {
  const { tx, object } = visit;
  const bidders = await biddersOf(tx, object.id);
  const tenders = await tendersOf(tx, object.id);
  const open = visit.services.config.maxArchiveBytes / 1024 / 1024;
  return page('procurement/tendering/receive.njk', `Bring tenders in: ${object.title}`, {
    tendering: object,
    base: receivePath(object),
    back: pathOf(object),
    bidders: bidders.map((bidder) => ({
      ...bidder,
      tenders: tenders
        .filter((one) => one.bidderId === bidder.id)
        .map((one) => ({ ...one, received: toTheSecond(one.receivedAt) })),
    })),
    bidderChoices: bidders
      .filter(({ state }) => state === 'taking-part')
      .map(({ id, name }) => ({ value: id, text: name })),
    selection: object.state === 'taking' ? await selectionOf(visit, object.id) : null,
    mostMegabytes: open,
    ...(await goingOn(visit, object, bidders)),
  });
}

export async function keepBidder({ act, object, body }: Doing<Tendering, z.infer<typeof bidderInput>>): Promise<Reply> {
  await addBidder(act, object, body);
  return redirect(receivePath(object), 'The bidder is added.');
}

export async function keepBidderList({
  act,
  object,
  files,
}: Doing<Tendering, z.infer<typeof bidderListInput>>): Promise<Reply> {
  const file = files.find((one) => one.field === 'list') ?? slip('list', 'Choose the portal’s list as a CSV file');
  await addBidderList(act, object, file.bytes);
  return redirect(receivePath(object), 'The list is read.');
}

export async function keepWithdrawal({
  act,
  object,
  body,
}: Doing<Tendering, z.infer<typeof withdrawInput>>): Promise<Reply> {
  await withdraw(act, object, body);
  const opened = object.state === 'opened' || object.state === 'prices-opened';
  return redirect(opened ? `${pathOf(object)}/tenders` : receivePath(object), 'It is recorded.');
}

export async function keepNotSelected({
  act,
  object,
  body,
}: Doing<Tendering, z.infer<typeof notSelectedInput>>): Promise<Reply> {
  await leaveOutBidder(act, object, body);
  return redirect(receivePath(object), 'It is recorded. Tell it the reason now, through the portal.');
}

export async function keepArchives(doing: Doing<Tendering, z.infer<typeof intakeInput>>): Promise<Reply> {
  const { act, object, body, largeFiles, services } = doing;
  const id = await beginIntake(act, services.files, object, body, largeFiles);
  act.afterCommit(() => beginUnpacking(services, id));
  return redirect(receivePath(object), 'It is here, and is being unpacked.');
}

export async function keepSettled({
  act,
  object,
  body,
  services,
}: Doing<Tendering, z.infer<typeof settleInput>>): Promise<Reply> {
  const archives = await settleIntake(act, object, body);
  act.afterCommit(() => {
    for (const id of archives) services.files.spool.remove(id);
  });
  return redirect(receivePath(object), 'They are in, and closed.');
}

export async function keepDropped({ act, object, services }: Doing<Tendering>): Promise<Reply> {
  const id = await dropIntake(act, object);
  act.afterCommit(() => void stopUnpacking(services, id).catch((error: Error) => process.emitWarning(error)));
  return redirect(receivePath(object), 'It is dropped. Nothing of it is kept.');
}

export async function keepComplete({
  act,
  object,
  body,
}: Doing<Tendering, z.infer<typeof completeInput>>): Promise<Reply> {
  await sayAllIsIn(act, object, body);
  return redirect(receivePath(object), 'It is recorded. Tenders can be opened now.');
}
