import type { z } from 'zod';
import { londonDate } from '#platform/clock.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, publicPage, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import type { Trouble } from '../trouble.ts';
import { type HandBack, sayPeople, stillToHear, titleOfHandBack, toldByHand, whomLabels } from './hand-back.ts';
import { handBacksById, tellingsOf } from './hand-back-store.ts';
import { type handBackInput, noteHandBack } from './note-hand-back.ts';
import { announceHandBack, type announceInput, type tellInput, tellOf } from './tell-hand-back.ts';

const pathOf = ({ caseId, id }: Pick<HandBack, 'caseId' | 'id'>): string => `/cases/${caseId}/hand-backs/${id}`;

export async function keepHandBack({
  act,
  object,
  body,
}: Doing<Trouble, z.infer<typeof handBackInput>>): Promise<Reply> {
  const id = await noteHandBack(act, object, body);
  return redirect(pathOf({ caseId: object.caseId, id }), 'It is noted. Now tell those who receive it first.');
}

export async function showHandBack({ tx, object, may, now }: Visit<HandBack>): Promise<Reply> {
  const told = await tellingsOf(tx, object.id);
  const inside = may.includes('seeNumbers');
  return page('agreements/trouble/hand-back.njk', titleOfHandBack(object), {
    handBack: object,
    may,
    inside,
    people: sayPeople(object.people, inside),
    told: told.map((one) => ({ ...one, label: whomLabels[one.whom] })),
    waiting: object.state === 'noted' ? stillToHear(told).map((whom) => whomLabels[whom].toLowerCase()) : [],
    whomChoices: toldByHand
      .filter((whom) => !told.some((one) => one.whom === whom))
      .map((value) => ({ value, text: whomLabels[value] })),
    today: londonDate(now),
  });
}

export async function keepTold({ act, object, body }: Doing<HandBack, z.infer<typeof tellInput>>): Promise<Reply> {
  await tellOf(act, object, body);
  return redirect(pathOf(object), 'It is written down that they were told.');
}

export async function keepAnnounced({
  act,
  object,
  body,
}: Doing<HandBack, z.infer<typeof announceInput>>): Promise<Reply> {
  await announceHandBack(act, object, body);
  return redirect(pathOf(object), 'Everybody can read it now.');
}

/** For residents, with no account; until it is announced there is no such page. */
export async function showPublicHandBack({ tx, params }: Visit): Promise<Reply> {
  const [one] = await handBacksById(tx, [params.handBackId!]);
  if (one?.state !== 'announced') refuse('not-found');
  const { provider, lastOn, announcement, announcedAt, hours, people } = one;
  return publicPage('agreements/trouble/public-hand-back.njk', `${provider} stops giving some care here`, {
    ...{ provider, lastOn, announcement, announcedAt },
    people: sayPeople(people, false),
    hours: people >= 10 ? hours : null,
  });
}
