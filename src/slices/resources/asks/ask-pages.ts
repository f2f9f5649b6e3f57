import type { z } from 'zod';
import type { Subject } from '#platform/access/kinds.ts';
import { makeLink } from '#platform/accounts/signed-links.ts';
import { londonDate } from '#platform/clock.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { markPrinted, messagesAbout, waitingLetters } from '#platform/messages/messages.ts';
import { personNames } from '#slices/people/index.ts';
import type { Resource } from '../resource.ts';
import { resourcesById, resourcesOf } from '../resource-store.ts';
import { answerAsk, type answerAskInput, settleCondition, type settleConditionInput } from './answer-ask.ts';
import { type Ask, askersMoves, askTransitions } from './ask.ts';
import { askAgain, type askAgainInput, askFor, type askInput } from './ask-for.ts';
import { asksById, asksOf } from './ask-store.ts';
import { questionTo, reminderTo } from './ask-words.ts';
import { isDue, isLate } from './chase.ts';
import { conditionLabels, conditionStates } from './condition.ts';
import { moveAsk, type moveAskInput } from './move-ask.ts';
import { sendToSteward } from './send-ask.ts';

const pathOf = (ask: Pick<Ask, 'caseId' | 'id'>): string => `/cases/${ask.caseId}/asks/${ask.id}`;

export async function listAsks({ tx, object, now }: Visit<Subject>): Promise<Reply> {
  const names = new Map((await resourcesOf(tx, object.id)).map((resource) => [resource.id, resource.name]));
  const asks = await asksOf(tx, object.id);
  const today = londonDate(now);
  return page('resources/asks.njk', 'What we have asked of people', {
    asks: asks.map((ask) => ({
      ...ask,
      resource: names.get(ask.resourceId),
      late: isLate(ask, today),
      openConditions: ask.conditions.filter(({ state }) => state === 'open').length,
      broken: ask.conditions.filter(({ state }) => state === 'not-met').length,
    })),
    due: asks.filter((ask) => isDue(ask, today)).length,
    letters: (await waitingLetters(tx, object.id)).length,
    waiting: asks.filter((ask) => ask.state === 'asked').length,
  });
}

const sent = (ask: Pick<Ask, 'caseId' | 'id' | 'askedOf'>, channel: 'email' | 'letter'): Reply =>
  channel === 'email'
    ? redirect(pathOf(ask), `The e-mail to ${ask.askedOf} is on its way.`)
    : redirect(`${pathOf(ask)}/letter`, 'Here is the letter.');

export async function sendAsk({
  act,
  object,
  body,
  services,
}: Doing<Resource, z.infer<typeof askInput>>): Promise<Reply> {
  const { id, token } = await askFor(act, object, body);
  const ask = { ...body, id, caseId: object.caseId };
  return sent(ask, await sendToSteward(act, services, ask, questionTo(ask, token)));
}

export async function sendAgain(doing: Doing<Ask, z.infer<typeof askAgainInput>>): Promise<Reply> {
  const { act, object, body, services } = doing;
  const token = await askAgain(act, object, body);
  const byOn = body.byOn ?? (object.state === 'asked' ? object.byOn : null);
  const letter = object.state === 'asked' ? reminderTo : questionTo;
  return sent(object, await sendToSteward(act, services, object, letter({ ...object, byOn }, token)));
}

export async function showAsk({ tx, object }: Visit<Ask>): Promise<Reply> {
  const [resource] = await resourcesById(tx, [object.resourceId]);
  return page('resources/ask.njk', object.what, {
    ask: object,
    resource,
    askedBy: (await personNames(tx, [object.askedBy])).get(object.askedBy),
    letters: (await messagesAbout(tx, { kind: 'ask', id: object.id })).filter(({ channel }) => channel === 'letter'),
    canAskAgain: object.state === 'asked' || 'ask-again' in askTransitions[object.state],
    conditions: object.conditions.map((one) => ({ ...one, label: conditionLabels[one.state] })),
    settles: conditionStates
      .filter((state) => state !== 'replaced')
      .map((value) => ({ value, text: conditionLabels[value] })),
    moves: askersMoves.filter((move) => askTransitions[object.state][move]),
  });
}

export async function saveMove({ act, object, body }: Doing<Ask, z.infer<typeof moveAskInput>>): Promise<Reply> {
  await moveAsk(act, object, body.version, body.move);
  return redirect(pathOf(object), 'It is kept.');
}

export async function keepCondition(doing: Doing<Ask, z.infer<typeof settleConditionInput>>): Promise<Reply> {
  await settleCondition(doing.act, doing.object, doing.body);
  return redirect(pathOf(doing.object), 'It is kept where the condition stands.');
}

/** A call recorded for somebody: they get a link with which they confirm or correct what was written down. */
export async function recordCall(doing: Doing<Ask, z.infer<typeof answerAskInput>>): Promise<Reply> {
  const { act, object, body, services } = doing;
  await answerAsk(act, object, body, 'phone');
  const token = await makeLink(act, 'ask-confirmation', object.id, 60);
  const channel = await sendToSteward(act, services, object, {
    subject: 'Is this what you said?',
    before: `Dear ${object.askedOf},\n\nThank you for talking to us. We asked you: ${object.what}\n\nYou can read what we wrote down, and put it right, at this address:`,
    path: `/public/confirmations/${token}`,
    after: 'If you do nothing, it stands as it was written down.',
  });
  return sent(object, channel);
}

async function newestLetter({ tx, object }: Visit<Ask>) {
  const messages = await messagesAbout(tx, { kind: 'ask', id: object.id });
  return messages.filter(({ channel }) => channel === 'letter').at(-1) ?? refuse('not-found');
}

export async function showLetter(visit: Visit<Ask>): Promise<Reply> {
  return page('resources/letter.njk', `A letter to ${visit.object.askedOf}`, {
    ask: visit.object,
    message: await newestLetter(visit),
  });
}

export async function keepPrinted(doing: Doing<Ask>): Promise<Reply> {
  await markPrinted(doing.act, await newestLetter(doing));
  return redirect(pathOf(doing.object), 'It is kept that the letter was printed and sent.');
}

export const theAsk = async (tx: Visit['tx'], id: string): Promise<Ask> =>
  (await asksById(tx, [id]))[0] ?? refuse('link-used-or-old');
