import type { z } from 'zod';
import { subjectOfLink } from '#platform/accounts/signed-links.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, publicPage, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { type Message, markPrinted, messagesAbout } from '#platform/messages/messages.ts';
import { type Quotation, quotationsNamed } from '#slices/voice/index.ts';
import { becameOf } from './became-of.ts';
import { tellAuthor, type tellAuthorInput, wordsLink } from './tell-author.ts';

const pathOf = (quotation: Quotation): string => `/cases/${quotation.caseId}/words/${quotation.id}/telling`;

export async function showTelling({ tx, object, services, now }: Visit<Quotation>): Promise<Reply> {
  return page('outcomes/telling.njk', 'Tell whoever said it', {
    quotation: object,
    became: await becameOf(tx, services.kinds, object.id, now),
    messages: await messagesAbout(tx, { kind: 'quotation', id: object.id }),
    channels: [
      ...(services.messages.canMail ? [{ value: 'email', text: 'By e-mail' }] : []),
      { value: 'letter', text: 'By a letter to print' },
      { value: 'link', text: 'By a link to give them' },
    ],
  });
}

export async function keepTelling(doing: Doing<Quotation, z.infer<typeof tellAuthorInput>>): Promise<Reply> {
  const { act, tx, object, body, services, now } = doing;
  const { config } = services;
  const id = await tellAuthor(act, object, {
    ...body,
    became: await becameOf(tx, services.kinds, object.id, now),
    site: config.publicUrl ?? `http://${config.host}:${config.port}`,
    canMail: services.messages.canMail,
  });
  const said = { email: 'The e-mail is on its way.', letter: 'Here is the letter.', link: 'Here is the link.' };
  return redirect(`${pathOf(object)}/${id}`, said[body.channel]);
}

const messageOn = async ({ tx, object, params }: Visit<Quotation>): Promise<Message> =>
  (await messagesAbout(tx, { kind: 'quotation', id: object.id })).find((one) => one.id === params.messageId) ??
  refuse('not-found');

export async function keepPrinted(doing: Doing<Quotation>): Promise<Reply> {
  await markPrinted(doing.act, await messageOn(doing));
  return redirect(pathOf(doing.object), 'It is kept that the letter was printed and sent.');
}

export async function showMessage(visit: Visit<Quotation>): Promise<Reply> {
  const { object } = visit;
  const message = await messageOn(visit);
  return page('outcomes/message.njk', message.channel === 'letter' ? 'A letter' : 'What they were told', {
    quotation: object,
    message,
  });
}

/** For whoever holds the link, with no account: their words and what came of them, and nothing else of the case. */
export async function showPublicWords({ tx, params, services, now }: Visit): Promise<Reply> {
  const quotationId = await subjectOfLink(tx, wordsLink, params.token!);
  const [quotation] = await quotationsNamed(tx, [quotationId]);
  return publicPage('outcomes/public-words.njk', 'What became of what you said', {
    quotation: quotation ?? refuse('not-found'),
    became: await becameOf(tx, services.kinds, quotationId, now),
  });
}
