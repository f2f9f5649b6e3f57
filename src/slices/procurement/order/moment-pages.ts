import type { z } from 'zod';
import { londonDate } from '#platform/clock.ts';
import { slip } from '#platform/forms/index.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { personNames } from '#slices/people/index.ts';
import type { Procurement } from '../procurement.ts';
import { momentsOf } from './moment-store.ts';
import { rowOf, rowsOf, stepNow, titleOf } from './order.ts';
import { byHand, type momentInput, recordMoment } from './record-moment.ts';

/** What has happened, in its order, what can happen next, and what that still lacks. */
export async function showOrder({ tx, object, now }: Visit<Procurement>): Promise<Reply> {
  const known = await momentsOf(tx, object.id);
  const names = await personNames(
    tx,
    known.flatMap(({ recordedBy, secondBy }) => [recordedBy, secondBy]),
  );
  const happened = new Set(known.map(({ moment }) => moment));
  const { regime, route } = object;
  const title = (moment: Parameters<typeof titleOf>[0]) => titleOf(moment, regime, route);
  return page('procurement/order.njk', `What has happened: ${object.title}`, {
    procurement: object,
    steps: rowsOf(regime, route).map((row) => {
      const record = known.find(({ moment }) => moment === row.moment);
      const step = stepNow(row.moment, object, happened);
      const missing = step.passage === 'warned' || step.passage === 'refused' ? step.missing : [];
      return {
        ...row,
        record: record && {
          ...record,
          by: [record.recordedBy, record.secondBy].flatMap((id) => (id ? (names.get(id) ?? []) : [])),
          outOfOrder: record.outOfOrder.map(title),
        },
        passage: step.passage,
        first: missing.map((one) => ({ title: title(one.moment), reference: one.reference })),
      };
    }),
    choices: byHand(object, happened).map((one) => ({ value: one.moment, text: one.title })),
    today: londonDate(now),
  });
}

export async function keepMoment({
  act,
  object,
  body,
}: Doing<Procurement, z.infer<typeof momentInput>>): Promise<Reply> {
  // Opening, locking and scoring are what they are because it happened here; nobody says that they did.
  if (!rowOf(body.moment, object.regime, object.route)?.byHand) slip('moment', 'Choose what happened from the list');
  const missing = await recordMoment(act, object, body);
  return redirect(
    `/cases/${object.caseId}/procurements/${object.id}/order`,
    missing.length > 0
      ? `It is recorded, out of its order. Not recorded before it, and not checked against current law: ${missing.join('; ')}.`
      : 'It is recorded.',
  );
}
