import type { z } from 'zod';
import type { Subject } from '#platform/access/kinds.ts';
import { makeLink } from '#platform/accounts/signed-links.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { messagesAbout } from '#platform/messages/messages.ts';
import { londonDate } from '#platform/say.ts';
import { allBodies, personNames } from '#slices/people/index.ts';
import { sendToSteward } from '#slices/resources/index.ts';
import {
  answerLeaving,
  type answerLeavingInput,
  type recordLeavingInput,
  recordLeavingMeeting,
} from './answer-leaving.ts';
import { askBody, type askBodyInput, leavingLinkDays, leavingPurpose, takeBackLeavingAsk } from './ask-body.ts';
import { type LeavingAsk, leavingQuestions } from './leaving.ts';
import { leavingAsksOf } from './leaving-store.ts';

const pathOf = ({ caseId, id }: Pick<LeavingAsk, 'caseId' | 'id'>) => `/cases/${caseId}/leavings/${id}`;

/** A body's words, in the three, hopes beside fears. */
export const inThree = (ask: Pick<LeavingAsk, 'words'>) =>
  leavingQuestions.map((one) => ({
    ...one,
    hopes: ask.words.filter((said) => said.about === one.name && said.feels === 'hope'),
    fears: ask.words.filter((said) => said.about === one.name && said.feels === 'fear'),
  }));

export async function listLeavings({ tx, object }: Visit<Subject>): Promise<Reply> {
  const asks = await leavingAsksOf(tx, object.id);
  return page('plan/leavings.njk', 'What it should leave here', {
    asks: asks.filter((ask) => ask.state !== 'withdrawn').map((ask) => ({ ...ask, three: inThree(ask) })),
    bodyChoices: (await allBodies(tx))
      .filter((body) => body.state === 'standing')
      .map(({ id, name, represents }) => ({ value: id, text: `${name}, for ${represents}` })),
  });
}

async function send(
  { act, services }: Pick<Doing, 'act' | 'services'>,
  ask: Pick<LeavingAsk, 'id' | 'caseId' | 'askedOf' | 'address' | 'byOn'>,
  token: string,
): Promise<Reply> {
  const by = ask.byOn ? ` We would like to know by ${londonDate(ask.byOn)}.` : '';
  const channel = await sendToSteward(
    act,
    services,
    ask,
    {
      subject: 'What should this leave in your community?',
      before: `Dear ${ask.askedOf},\n\nBefore we decide in which parts to buy something, we ask what you hope will be left when it ends, and what you fear will be lost.${by}\n\nAnybody whom you choose can answer for you, without an account, at this address:`,
      path: `/public/leavings/${token}`,
      after: 'Or ask us to a meeting, and what you say is written down in your words. You can leave out what you like.',
    },
    { kind: 'leavingAsk', id: ask.id },
  );
  return channel === 'email'
    ? redirect(pathOf(ask), `The e-mail to ${ask.askedOf} is on its way.`)
    : redirect(`${pathOf(ask)}/letter`, 'Here is the letter.');
}

export async function askOne(doing: Doing<Subject, z.infer<typeof askBodyInput>>): Promise<Reply> {
  const { act, object, body } = doing;
  const { id, token, askedOf } = await askBody(act, object.id, body);
  return send(doing, { ...body, id, askedOf, caseId: object.id }, token);
}

/** Again, with a new link: what was sent before stays good until one of them is used. */
export async function sendLeavingAgain(doing: Doing<LeavingAsk>): Promise<Reply> {
  const token = await makeLink(doing.act, leavingPurpose, doing.object.id, leavingLinkDays);
  doing.act.record({
    action: 'leaving.sent-again',
    on: { kind: 'leavingAsk', id: doing.object.id },
    caseId: doing.object.caseId,
    fields: [],
  });
  return send(doing, doing.object, token);
}

const letters = async ({ tx, object }: Visit<LeavingAsk>) =>
  (await messagesAbout(tx, { kind: 'leavingAsk', id: object.id })).filter(({ channel }) => channel === 'letter');

export async function showLeaving(visit: Visit<LeavingAsk>): Promise<Reply> {
  const { tx, object, may } = visit;
  const names = await personNames(
    tx,
    [object.askedBy, object.recordedBy].filter((id) => id !== null),
  );
  return page('plan/leaving.njk', `${object.body}: what it should leave`, {
    ask: { ...object, three: inThree(object) },
    askedBy: names.get(object.askedBy),
    recordedBy: object.recordedBy ? names.get(object.recordedBy) : null,
    letter: may.includes('send') && (await letters(visit)).length > 0,
    questions: leavingQuestions,
  });
}

export async function showLeavingLetter(visit: Visit<LeavingAsk>): Promise<Reply> {
  const message = (await letters(visit)).at(-1) ?? refuse('not-found');
  return page('plan/leaving-letter.njk', `A letter to ${visit.object.askedOf}`, { ask: visit.object, message });
}

export async function keepLeaving({ act, object, body }: Doing<LeavingAsk, z.infer<typeof answerLeavingInput>>) {
  await answerLeaving(act, object, body, 'page');
  return redirect(pathOf(object), 'Your words are kept as you wrote them.');
}

export async function keepLeavingMeeting({ act, object, body }: Doing<LeavingAsk, z.infer<typeof recordLeavingInput>>) {
  await recordLeavingMeeting(act, object, body);
  return redirect(pathOf(object), 'What they said is kept, with your name as who wrote it down.');
}

export async function dropLeaving({ act, object }: Doing<LeavingAsk>): Promise<Reply> {
  await takeBackLeavingAsk(act, object);
  return redirect(`/cases/${object.caseId}/leavings`, 'The question is taken back.');
}
