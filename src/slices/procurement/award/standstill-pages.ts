import type { z } from 'zod';
import { sayDay } from '#engines/calendar/index.ts';
import { londonDate } from '#platform/clock.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import type { Procurement } from '../procurement.ts';
import { awardPath } from './award-pages.ts';
import {
  recordStandstillEvent,
  setStandstill,
  type standstillEventInput,
  type standstillInput,
} from './keep-standstill.ts';
import { lawOf, standstillEventLabels, standstillEvents, suspended, typesFor, unanswered } from './standstill.ts';
import { standstillFacts } from './standstill-facts.ts';

const typeLabels = {
  mandatory: 'The law asks for it',
  voluntary: 'We offer it, for eight working days or more',
  none: 'There is none, and the reason is below',
};

export async function showStandstill({ tx, object, now }: Visit<Procurement>): Promise<Reply> {
  const { kept, events, noticeOn, standing, moments } = await standstillFacts(tx, object);
  return page('procurement/award/standstill.njk', `Standstill: ${object.title}`, {
    procurement: object,
    kept: kept && { ...kept, label: typeLabels[kept.type] },
    noticeOn,
    standing: standing && {
      ...standing,
      beginsDay: sayDay(standing.begins),
      endsDay: sayDay(standing.ends),
      fromDay: sayDay(standing.mayEnterFrom),
      skipped: standing.skipped.map(({ on, why }) => `${sayDay(on)}: ${why}`),
    },
    law: lawOf(object.regime),
    isPsr: object.regime === 'provider-selection',
    over: moments.find(({ moment }) => moment === 'standstill-over'),
    suspended: suspended(events),
    unanswered: unanswered(events),
    events: events.map((one) => ({ ...one, label: standstillEventLabels[one.event] })),
    typeChoices: typesFor(object.regime, object.route).map((value) => ({ value, text: typeLabels[value] })),
    eventChoices: [
      ...standstillEvents.map((value) => ({ value, text: standstillEventLabels[value] })),
      { value: 'over', text: 'The standstill is over' },
    ],
    today: londonDate(now),
  });
}

export async function keepStandstillType({
  act,
  object,
  body,
}: Doing<Procurement, z.infer<typeof standstillInput>>): Promise<Reply> {
  await setStandstill(act, object, body);
  return redirect(`${awardPath(object)}/standstill`, 'It is kept.');
}

export async function keepStandstillEvent({
  act,
  object,
  body,
}: Doing<Procurement, z.infer<typeof standstillEventInput>>): Promise<Reply> {
  return redirect(`${awardPath(object)}/standstill`, await recordStandstillEvent(act, object, body));
}
