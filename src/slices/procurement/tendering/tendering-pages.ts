import type { z } from 'zod';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { wearersOf } from '#slices/cases/index.ts';
import { personNames } from '#slices/people/index.ts';
import { momentsOf } from '../order/moment-store.ts';
import {
  type dueInput,
  keepSettings,
  nameReceiver,
  type receiverInput,
  setDue,
  type settingsInput,
} from './prepare-tendering.ts';
import { lateRuleLabels, lateRules, partLabels, type Tendering } from './tendering.ts';
import { askedFilesOf, dueTimesOf } from './tendering-store.ts';

export const pathOf = ({ caseId, id }: Pick<Tendering, 'caseId' | 'id'>): string => `/cases/${caseId}/tendering/${id}`;

const openings = new Set(['opened', 'price-opened']);

/** Who opened what and when, in words. */
export async function openingsOf({ tx }: Pick<Visit, 'tx'>, id: string) {
  const found = (await momentsOf(tx, id)).filter(({ moment }) => openings.has(moment));
  const names = await personNames(
    tx,
    found.flatMap((one) => [one.recordedBy, one.secondBy]),
  );
  return found.map((one) => ({
    what: one.moment === 'opened' ? 'Tenders' : 'Prices',
    at: one.recordedAt,
    by: [one.secondBy, one.recordedBy].flatMap((who) => (who ? (names.get(who) ?? []) : [])),
  }));
}

/** What anybody inside may know: the time, the rules, who does what. Nothing here depends on who bids. */
export async function showTendering(visit: Visit<Tendering>): Promise<Reply> {
  const { tx, object } = visit;
  const times = await dueTimesOf(tx, object.id);
  const names = await personNames(tx, [...times.map((one) => one.setBy), ...object.receivers, object.completeBy]);
  const working = (await wearersOf(tx, object.caseId)).filter(
    ({ hat }) => hat === 'commissioner' || hat === 'procurement',
  );
  const people = new Map(working.map(({ personId, person }) => [personId, person]));
  return page('procurement/tendering/show.njk', `Tenders: ${object.title}`, {
    tendering: object,
    base: pathOf(object),
    lateRule: lateRuleLabels[object.lateRule],
    lateChoices: lateRules.map((value) => ({ value, text: lateRuleLabels[value] })),
    asked: (await askedFilesOf(tx, object.id)).map(({ part, name }) => `${partLabels[part]}: ${name}`),
    times: times.map((one) => ({ ...one, by: names.get(one.setBy) })),
    receivers: object.receivers.map((id) => names.get(id)),
    completeBy: object.completeBy && names.get(object.completeBy),
    peopleChoices: [...people]
      .filter(([id]) => !object.receivers.includes(id))
      .map(([value, text]) => ({ value, text })),
    openings: await openingsOf(visit, object.id),
  });
}

export async function keepDue({ act, object, body }: Doing<Tendering, z.infer<typeof dueInput>>): Promise<Reply> {
  const warning = await setDue(act, object, body);
  return redirect(pathOf(object), warning ?? 'The time is set.');
}

export async function keepTenderingSettings({
  act,
  object,
  body,
}: Doing<Tendering, z.infer<typeof settingsInput>>): Promise<Reply> {
  await keepSettings(act, object, body);
  return redirect(pathOf(object), 'It is kept. Publish it with the tender notice.');
}

export async function keepReceiver({
  act,
  object,
  body,
}: Doing<Tendering, z.infer<typeof receiverInput>>): Promise<Reply> {
  await nameReceiver(act, object, body);
  return redirect(pathOf(object), 'They are named.');
}
