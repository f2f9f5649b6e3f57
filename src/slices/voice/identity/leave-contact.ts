import { z } from 'zod';
import { endLinks, makeLink, subjectOfLink } from '#platform/accounts/signed-links.ts';
import type { Act } from '#platform/act/act.ts';
import type { Tx } from '#platform/db/database.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Services } from '#platform/http/services.ts';
import { keepSealedMessage, sealAddress } from '#platform/messages/messages.ts';
import type { Conversation } from '../conversation.ts';
import type { Voter } from '../held/taking-part-store.ts';
import { type Contact, confirmContactAt, contactById, forgetContact, keepContact } from './contact-store.ts';
import { contactLink, siteOf } from './tell-people.ts';

export const contactInput = z.strictObject({
  channel: field.choice(['email', 'letter'], 'Choose how you want to hear'),
  email: field.optionalText(320),
  name: field.optionalText(200),
  address: field.optionalText(500),
});

/** A week to confirm an address; after that it is left again. */
const confirmDays = 7;

type Mine = Readonly<{ conversation: Conversation; voter: Voter }>;

/** Leaves an address to hear by, in place of the one before. Nothing is sent to an e-mail address but a question whether it is right. */
export async function leaveContact(
  act: Act,
  { conversation, voter }: Mine,
  body: z.infer<typeof contactInput>,
  services: Services,
): Promise<void> {
  const byMail = body.channel === 'email';
  if (byMail && !services.messages.canMail) slip('channel', 'This site sends no e-mail yet. Ask for a letter');
  if (byMail && !z.email().safeParse(body.email).success)
    slip('email', 'Enter an e-mail address, for example name@example.org');
  if (!byMail && !body.name) slip('name', 'Enter the name that goes on the letter');
  if (!byMail && !body.address) slip('address', 'Enter the address that the letter goes to');
  await forgetOldContact(act, voter.id);
  const [id, sealedTo] = [act.newId(), act.newId()];
  await sealAddress(act, sealedTo, byMail ? '' : body.name!, byMail ? body.email! : body.address!);
  const { channel } = body;
  const contact = { id, personId: voter.id, conversationId: conversation.id, channel, sealedTo };
  await keepContact(act.tx, { ...contact, confirmedAt: byMail ? null : act.now });
  if (!byMail) return;
  const token = await makeLink(act, contactLink, id, confirmDays);
  await keepSealedMessage(act, {
    caseId: conversation.caseId,
    about: { kind: 'conversation', id: conversation.id },
    channel: 'email',
    to: sealedTo,
    subject: 'Is this address right?',
    body: [
      `Somebody who takes part in the conversation “${conversation.title}” wants to hear at this address what becomes of what they say.`,
      `If that is you, say so here within a week: ${siteOf(services)}/public/tell-me/${token}`,
      'If it is not, do nothing: you get no other message. On the same page you can have the address removed.',
    ].join('\n\n'),
  });
}

/** Forgets the address, every message to it, and the links that were in them. */
export async function forgetOldContact(act: Act, personId: string): Promise<void> {
  const id = await forgetContact(act.tx, personId);
  if (id) await endLinks(act, contactLink, id);
}

export async function contactBehind(tx: Tx, token: string): Promise<Contact & { id: string }> {
  const id = await subjectOfLink(tx, contactLink, token);
  return { ...((await contactById(tx, id)) ?? refuse('link-used-or-old')), id };
}

export const answerContactInput = z.strictObject({
  decision: field.choice(['confirm', 'stop'], 'Choose whether we may write to you'),
});

/** Confirms an address or has it removed, by the link that was sent there. */
export async function answerContact(
  act: Act,
  token: string,
  { decision }: z.infer<typeof answerContactInput>,
): Promise<Contact> {
  const contact = await contactBehind(act.tx, token);
  if (decision === 'confirm') await confirmContactAt(act.tx, contact.id, act.now);
  else await forgetOldContact(act, contact.personId);
  return contact;
}
