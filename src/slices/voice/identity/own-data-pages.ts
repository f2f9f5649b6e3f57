import type { z } from 'zod';
import { type Doing, download, publicPage, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { conversationsById } from '../conversation-store.ts';
import { countSoon } from '../held/keep-counting.ts';
import { behind } from '../held/public-pages.ts';
import { ownContact } from './contact-store.ts';
import { type forgetInput, forgetPerson } from './forget-person.ts';
import {
  answerContact,
  type answerContactInput,
  contactBehind,
  type contactInput,
  forgetOldContact,
  leaveContact,
} from './leave-contact.ts';
import { allThatIsKept } from './take-away.ts';

const pathOf = ({ params }: Visit): string => `/public/taking-part/${params.token}`;

/** What somebody can do with what is kept of them: hear what became of it, take it away, be forgotten. */
export async function showOwnData(visit: Visit): Promise<Reply> {
  const { conversation, voter } = await behind(visit);
  return publicPage('voice/identity/own-data.njk', 'What is kept of you', {
    conversation,
    voter,
    path: pathOf(visit),
    contact: await ownContact(visit.tx, visit.params.token!),
    canMail: visit.services.messages.canMail,
    sendsLetters: conversation.state !== 'kept',
  });
}

export async function saveContact(doing: Doing<never, z.infer<typeof contactInput>>): Promise<Reply> {
  await leaveContact(doing.act, await behind(doing), doing.body, doing.services);
  return redirect(
    `${pathOf(doing)}/mine`,
    doing.body.channel === 'email'
      ? 'A message is on its way. Say in it that the address is right; nothing else is sent before that.'
      : 'It is kept. Letters go there.',
  );
}

export async function removeContact(doing: Doing<never>): Promise<Reply> {
  await forgetOldContact(doing.act, (await behind(doing)).voter.id);
  return redirect(`${pathOf(doing)}/mine`, 'The address is removed, with all messages to it.');
}

export async function takeAway(visit: Visit): Promise<Reply> {
  const { conversation, voter } = await behind(visit);
  const file = await allThatIsKept(visit.tx, visit.services.signer, {
    conversation,
    voter,
    token: visit.params.token!,
  });
  return download('what-is-kept-of-me.json', 'application/json; charset=utf-8', `${JSON.stringify(file, null, 2)}\n`);
}

export async function showForgetting(visit: Visit): Promise<Reply> {
  const { conversation, voter } = await behind(visit);
  return publicPage('voice/identity/forgetting.njk', 'Be forgotten', {
    conversation,
    voter,
    path: pathOf(visit),
    frozen: conversation.state === 'closed',
  });
}

export async function forget(doing: Doing<never, z.infer<typeof forgetInput>>): Promise<Reply> {
  const mine = await behind(doing);
  if (await forgetPerson(doing.act, doing.services.signer, mine, doing.body))
    countSoon(doing.services, mine.conversation.id);
  return redirect(`/public/conversations/${mine.conversation.id}`, 'You are forgotten here. Your page is no more.');
}

/** For whoever holds the link that was sent to an address: whether it is right, or is to be removed. */
export async function showContact({ tx, params }: Visit): Promise<Reply> {
  const contact = await contactBehind(tx, params.token!);
  const [conversation] = await conversationsById(tx, [contact.conversationId]);
  return publicPage(
    'voice/identity/contact.njk',
    contact.confirmed ? 'Stop writing to this address' : 'Is this address right?',
    { contact, conversation, path: `/public/tell-me/${params.token}` },
  );
}

export async function saveAnswer(doing: Doing<never, z.infer<typeof answerContactInput>>): Promise<Reply> {
  const { conversationId } = await answerContact(doing.act, doing.params.token!, doing.body);
  return redirect(
    `/public/conversations/${conversationId}`,
    doing.body.decision === 'confirm'
      ? 'You will hear there what becomes of what you say.'
      : 'The address is removed, with all messages to it.',
  );
}
