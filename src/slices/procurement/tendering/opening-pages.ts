import type { z } from 'zod';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { personNames } from '#slices/people/index.ts';
import { momentsSet } from '../order/moment-store.ts';
import { reportsOf } from './intake-store.ts';
import { toTheSecond } from './london-time.ts';
import { decideLate, type lateInput, type pressInput, pressToOpen } from './open-tenders.ts';
import { lateDecisionOf, type Opens, pressesOf } from './opening-store.ts';
import type { Comparison } from './receipts.ts';
import { notFound } from './sort-files.ts';
import { biddersOf, tenderFilesOf, tendersOf } from './tender-store.ts';
import { reportSeen, seenFiles } from './tender-view.ts';
import { lateRuleLabels, openingWindowMs, partLabels, type Tendering, waitingPress } from './tendering.ts';
import { openingsOf, pathOf } from './tendering-pages.ts';
import { askedFilesOf } from './tendering-store.ts';

const showPress =
  (opens: Opens) =>
  async (visit: Visit<Tendering>): Promise<Reply> => {
    const { tx, object, who, now } = visit;
    const presses = await pressesOf(tx, object.id, opens);
    const other = waitingPress(presses, who.personId, now);
    const mine = waitingPress(
      presses.filter((one) => one.personId === who.personId),
      null,
      now,
    );
    const names = await personNames(tx, [other?.personId ?? null]);
    const until = (press: { pressedAt: Date } | null) => press && new Date(press.pressedAt.getTime() + openingWindowMs);
    return page(
      'procurement/tendering/open.njk',
      opens === 'opened' ? `Open the tenders: ${object.title}` : `Open the prices: ${object.title}`,
      {
        tendering: object,
        isOpen: (await momentsSet(tx, object.id)).has(opens),
        prices: opens === 'price-opened',
        action: `${pathOf(object)}/${opens === 'opened' ? 'open' : 'open-prices'}`,
        back: pathOf(object),
        other: other && { name: names.get(other.personId), until: until(other) },
        mineUntil: until(mine),
      },
    );
  };

const keepPress =
  (opens: Opens) =>
  async ({ act, object, body }: Doing<Tendering, z.infer<typeof pressInput>>): Promise<Reply> => {
    const came = await pressToOpen(act, object, opens, body);
    if (came === 'waits')
      return redirect(
        pathOf(object),
        'You have pressed. Nothing is open until another person does so within the hour.',
      );
    return redirect(
      `${pathOf(object)}/tenders`,
      opens === 'opened' ? 'The tenders are open. Prices stay closed.' : 'The prices are open.',
    );
  };

export const showOpening = showPress('opened');
export const keepOpening = keepPress('opened');
export const showPriceOpening = showPress('price-opened');
export const keepPriceOpening = keepPress('price-opened');

/** The opening record: who opened when, which tenders, which late; and beside each what was asked and what came. */
export async function showTenders(visit: Visit<Tendering>): Promise<Reply> {
  const { tx, object } = visit;
  const happened = await momentsSet(tx, object.id);
  const [bidders, tenders, asked, reports, late] = [
    await biddersOf(tx, object.id),
    await tendersOf(tx, object.id),
    await askedFilesOf(tx, object.id),
    await reportsOf(tx, object.id),
    await lateDecisionOf(tx, object.id),
  ];
  const files = await tenderFilesOf(
    tx,
    tenders.filter((one) => one.state === 'open').map((one) => one.id),
  );
  const names = await personNames(tx, [late?.decidedBy ?? null]);
  return page('procurement/tendering/tenders.njk', `Tenders that were opened: ${object.title}`, {
    tendering: object,
    base: pathOf(object),
    openings: await openingsOf(visit, object.id),
    pricesOpen: happened.has('price-opened'),
    bidders: bidders.map((bidder) => ({
      ...bidder,
      tenders: tenders
        .filter((one) => one.bidderId === bidder.id)
        .map((tender) => {
          const own = files.filter((one) => one.tenderId === tender.id);
          const seen = seenFiles(tender, own, happened);
          const readable = asked.filter(({ part }) => part !== 'price' || happened.has('price-opened'));
          return {
            ...tender,
            received: toTheSecond(tender.receivedAt),
            files: seen.length,
            lacks:
              tender.state === 'open'
                ? notFound(readable, seen).map(({ part, name }) => `${partLabels[part]}: ${name}`)
                : [],
            report:
              tender.state === 'open' ? reportSeen(reports.get(tender.id) as Comparison | null, own, happened) : null,
          };
        }),
    })),
    bidderChoices: bidders
      .filter(({ state }) => state === 'taking-part')
      .map(({ id, name }) => ({ value: id, text: name })),
    lateRule: lateRuleLabels[object.lateRule],
    anyLate: tenders.some((one) => one.late && one.state === 'kept-closed'),
    late: late && { ...late, by: names.get(late.decidedBy) },
  });
}

export async function keepLate({ act, object, body }: Doing<Tendering, z.infer<typeof lateInput>>): Promise<Reply> {
  await decideLate(act, object, body);
  return redirect(`${pathOf(object)}/tenders`, 'It is decided, the same for every late tender.');
}
