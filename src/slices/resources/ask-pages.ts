import type { z } from 'zod';
import { makeLink, subjectOfLink, useLink } from '#platform/accounts/signed-links.ts';
import type { Act } from '#platform/act/act.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, publicPage, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { keepMessage } from '#platform/messages/messages.ts';
import { casesById } from '#slices/cases/index.ts';
import { outcomesById } from '#slices/outcomes/index.ts';
import { type Ask, type AskMove, askTransitions } from './ask.ts';
import { asksById } from './ask-store.ts';
import {
  answerAsk,
  type answerAskInput,
  askFor,
  type askInput,
  confirmAsk,
  type confirmInput,
  moveAsk,
  type moveAskInput,
} from './move-ask.ts';
import type { Resource } from './resource.ts';
import { resourcesById } from './resource-store.ts';

const linkTo = (config: { publicUrl: string | null; host: string; port: number }, path: string): string =>
  `${config.publicUrl ?? `http://${config.host}:${config.port}`}${path}`;

/** Sends the ask in the form that reaches them: e-mail where there is an address, else a letter that carries the link. */
export async function sendAsk({
  act,
  object,
  body,
  services,
}: Doing<Resource, z.infer<typeof askInput>>): Promise<Reply> {
  const { id, token } = await askFor(act, object, body);
  const link = linkTo(services.config, `/public/asks/${token}`);
  const mail = body.address?.includes('@') && services.messages.canMail;
  const words = `${act.who.name} asks: ${body.what}\n\nYou can answer in two minutes, without an account:\n${link}\n\nOr ring, and your answer is written down for you.`;
  await keepMessage(act, {
    caseId: object.caseId,
    about: { kind: 'ask', id },
    channel: mail ? 'email' : 'letter',
    recipient: body.askedOf,
    address: body.address,
    subject: 'Something we would like to ask of you',
    body: words,
  });
  if (mail) return redirect(`/cases/${object.caseId}/asks/${id}`, `${body.askedOf} has been sent the question.`);
  return page('resources/letter.njk', `A letter to ${body.askedOf}`, {
    ask: { id, ...body },
    link,
    from: act.who.name,
    caseId: object.caseId,
  });
}

export async function showAsk({ tx, object }: Visit<Ask>): Promise<Reply> {
  const [resource] = await resourcesById(tx, [object.resourceId]);
  return page('resources/ask.njk', object.what, {
    ask: object,
    resource,
    moves: Object.keys(askTransitions[object.state]).filter(
      (move) => !['accept', 'accept-with-conditions', 'decline'].includes(move),
    ),
  });
}

export async function saveMove({ act, object, body }: Doing<Ask, z.infer<typeof moveAskInput>>): Promise<Reply> {
  if (['accept', 'accept-with-conditions', 'decline'].includes(body.move))
    refuse('not-allowed', 'the answer is theirs: record it as a call, or let them answer by their link');
  await moveAsk(act, object, body.version, body.move as AskMove);
  return redirect(`/cases/${object.caseId}/asks/${object.id}`, 'It is kept.');
}

/** A call recorded for somebody: they get a link with which they confirm or correct what was written down. */
export async function recordCall({
  act,
  tx,
  object,
  body,
  services,
}: Doing<Ask, z.infer<typeof answerAskInput>>): Promise<Reply> {
  await answer(act, tx, object, body, 'phone');
  const link = linkTo(
    services.config,
    `/public/confirmations/${await makeLink(act, 'ask-confirmation', object.id, 60)}`,
  );
  return page('resources/recorded.njk', 'Recorded, for them to confirm', { ask: object, link });
}

async function answer(
  act: Act,
  tx: Visit['tx'],
  ask: Ask,
  body: z.infer<typeof answerAskInput>,
  how: 'link' | 'letter' | 'phone',
): Promise<void> {
  const [resource] = await resourcesById(tx, [ask.resourceId]);
  await answerAsk(act, ask, resource!, body, how);
}

async function behind(tx: Visit['tx'], purpose: string, token: string): Promise<Ask> {
  const [ask] = await asksById(tx, [await subjectOfLink(tx, purpose, token)]);
  return ask ?? refuse('link-used-or-old');
}

export async function openAsk({ tx, params }: Visit): Promise<Reply> {
  const ask = await behind(tx, 'ask', params.token!);
  const [resource] = await resourcesById(tx, [ask.resourceId]);
  const [one] = await casesById(tx, [ask.caseId]);
  const [outcome] = resource?.outcomeId ? await outcomesById(tx, [resource.outcomeId]) : [];
  return publicPage('resources/answer.njk', 'Something we would like to ask of you', {
    ask,
    resource,
    caseTitle: one?.title,
    outcome,
    token: params.token,
  });
}

export async function answerByLink({
  act,
  tx,
  params,
  body,
}: Doing<never, z.infer<typeof answerAskInput>>): Promise<Reply> {
  const ask = await behind(tx, 'ask', params.token!);
  await answer(act, tx, ask, body, 'link');
  await useLink(act, 'ask', params.token!);
  return publicPage('resources/thanks.njk', 'Your answer is kept', { ask });
}

export async function openConfirmation({ tx, params }: Visit): Promise<Reply> {
  const ask = await behind(tx, 'ask-confirmation', params.token!);
  return publicPage('resources/confirm.njk', 'Is this what you said?', { ask });
}

export async function confirmByLink({
  act,
  tx,
  params,
  body,
}: Doing<never, z.infer<typeof confirmInput>>): Promise<Reply> {
  const ask = await behind(tx, 'ask-confirmation', params.token!);
  await confirmAsk(act, ask, body);
  await useLink(act, 'ask-confirmation', params.token!);
  return publicPage('resources/thanks.njk', 'Your answer is kept', { ask });
}
