import type { z } from 'zod';
import { londonDate } from '#platform/clock.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { choicesOf, chosen } from '#platform/links/index.ts';
import type { Case } from './case.ts';
import { decisionsOf } from './decision-store.ts';
import { onThisCase } from './on-this-case.ts';
import { recordDecision, type recordDecisionInput } from './record-decision.ts';

export async function listDecisions({ tx, object, query, now, services, who }: Visit<Case>): Promise<Reply> {
  const objects = await choicesOf(tx, services.kinds, who, object.id, onThisCase(services.kinds));
  const titles = new Map(objects.map((one) => [one.ref.id, one]));
  const decisions = (await decisionsOf(tx, object.id)).filter((one) => titles.has(one.objectId));
  return page('cases/decisions.njk', 'Decisions', {
    decisions: decisions.map((one) => ({ ...one, about: titles.get(one.objectId) })),
    objects: objects.map(({ value, kindLabel, title }) => ({ value, text: `${kindLabel}: ${title.slice(0, 90)}` })),
    on: query.on ?? `case:${object.id}`,
    today: londonDate(now),
  });
}

export async function saveDecision({
  act,
  tx,
  object,
  body,
  services,
  who,
}: Doing<Case, z.infer<typeof recordDecisionInput>>): Promise<Reply> {
  const on = await chosen(tx, services.kinds, who, object.id, onThisCase(services.kinds), body.on, 'on');
  await recordDecision(act, { ...body, on, caseId: object.id });
  return redirect(`/cases/${object.id}/decisions`, 'The decision is recorded.');
}
