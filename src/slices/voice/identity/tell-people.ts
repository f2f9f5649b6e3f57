import { z } from 'zod';
import { theSystem } from '#platform/access/who.ts';
import { makeLink } from '#platform/accounts/signed-links.ts';
import { type Act, act as inOneAct, look } from '#platform/act/act.ts';
import type { Tx } from '#platform/db/database.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Services } from '#platform/http/services.ts';
import { keepSealedMessage } from '#platform/messages/messages.ts';
import { londonDate } from '#platform/say.ts';
import type { Timed } from '#platform/workers/timed.ts';
import type { Conversation } from '../conversation.ts';
import { conversationsById } from '../conversation-store.ts';
import { heldById } from '../held/held-store.ts';
import { linkDays } from '../held/take-part.ts';
import { type HeldStatement, heldStatements } from '../held/taking-part-store.ts';
import { endsOf } from '../rounds/ends-of.ts';
import {
  contactsAmong,
  decidedAt,
  endedAndCounted,
  forgetKeysOfForgotten,
  type ToTell,
  takeToTellEnd,
} from './contact-store.ts';
import { decidedText, endText, messageText } from './told.ts';

export const contactLink = 'conversation-contact';

export const siteOf = ({ config }: Services): string => config.publicUrl ?? `http://${config.host}:${config.port}`;
const addressOf = (services: Services, { id }: Conversation): string =>
  `${siteOf(services)}/public/conversations/${id}`;

type What = Readonly<{
  subject: string;
  opening: string;
  closing: readonly string[];
  said: (statement: HeldStatement) => string;
}>;

/** One message to each, about all of their own statements that are given; whoever said none of them hears only the opening. */
async function tell(
  act: Act,
  services: Services,
  conversation: Conversation,
  contacts: readonly ToTell[],
  statements: readonly HeldStatement[],
  what: What,
): Promise<void> {
  for (const contact of contacts) {
    const token = await makeLink(act, contactLink, contact.id, linkDays);
    const own = statements.filter(({ authorId }) => authorId === contact.personId);
    await keepSealedMessage(act, {
      caseId: conversation.caseId,
      about: { kind: 'conversation', id: conversation.id },
      channel: contact.channel,
      to: contact.sealedTo,
      subject: what.subject,
      body: messageText(what.opening, own.map(what.said), what.closing, `${siteOf(services)}/public/tell-me/${token}`),
    });
  }
}

/** Tells authors what was decided on their statements in this act: one message to each, however many statements. */
export async function tellDecided(
  act: Act,
  services: Services,
  conversation: Conversation,
  statementIds: readonly string[],
): Promise<void> {
  const decided = await decidedAt(act.tx, conversation.id, statementIds, act.now);
  if (decided.length === 0) return;
  const statements = (await heldStatements(act.tx, conversation.id)).filter(({ id }) => decided.includes(id));
  const authors = [...new Set(statements.map(({ authorId }) => authorId!))];
  const contacts = await contactsAmong(act.tx, conversation.id, authors);
  await tell(act, services, conversation, contacts, statements, {
    subject: 'What became of what you said',
    opening: `This is about the conversation “${conversation.title}”.`,
    closing: [`What has been said so far: ${addressOf(services, conversation)}`],
    said: decidedText,
  });
}

export const reportInput = z.strictObject({
  report: field.text('Write what became of it: what is being done, and what is not and why', 6_000),
});

/** What became of a statement, to its end. */
async function endedAs(tx: Tx, conversation: Conversation): Promise<(statement: HeldStatement) => string> {
  const ends = new Map((await endsOf(tx, conversation.id)).map((one) => [one.statementId, one.ends]));
  return (one) => [endText(one), ...(ends.get(one.id) ?? []).map(({ says }) => says)].join('\n');
}

/** The report is there: whoever asked to hear gets what they said, how many saw it, and where it ended. */
export async function tellReported(act: Act, services: Services, conversation: Conversation): Promise<void> {
  const contacts = await contactsAmong(act.tx, conversation.id, null);
  if (contacts.length === 0) return;
  await tell(act, services, conversation, contacts, await heldStatements(act.tx, conversation.id), {
    subject: 'What became of the conversation that you took part in',
    opening: `The report of the conversation “${conversation.title}” is published.`,
    closing: [`The whole report: ${addressOf(services, conversation)}/report`],
    said: await endedAs(act.tx, conversation),
  });
}

/** Reports back to everybody who asked to hear, with what each said themselves. */
export async function reportBack(
  act: Act,
  services: Services,
  conversation: Conversation,
  { report }: z.infer<typeof reportInput>,
): Promise<number> {
  if (conversation.state !== 'closed') refuse('wrong-state', 'it is not closed yet');
  const contacts = await contactsAmong(act.tx, conversation.id, null);
  if (contacts.length === 0)
    slip('report', 'Nobody has asked to hear by e-mail or letter. Put it where everybody reads it');
  await tell(act, services, conversation, contacts, await heldStatements(act.tx, conversation.id), {
    subject: 'What became of the conversation that you took part in',
    opening: `This is about the conversation “${conversation.title}”. Those who held it say:\n\n${report}`,
    closing: [`What everybody said: ${addressOf(services, conversation)}`],
    said: await endedAs(act.tx, conversation),
  });
  return contacts.length;
}

const mostAtOnce = 100;
const daysAfter = 90;

async function tellSomeOfEnd(act: Act, services: Services, conversationId: string): Promise<boolean> {
  const contacts = await takeToTellEnd(act.tx, conversationId, act.now, mostAtOnce);
  if (contacts.length === 0) return false;
  const [conversation] = await conversationsById(act.tx, [conversationId]);
  const held = await heldById(act.tx, conversationId);
  await tell(act, services, conversation!, contacts, await heldStatements(act.tx, conversationId), {
    subject: 'The conversation that you took part in is closed',
    opening: `The conversation “${conversation!.title}” is closed.`,
    closing: [
      ...(held?.reportBackOn ? [`An answer was promised by ${londonDate(held.reportBackOn)}.`] : []),
      `What everybody said: ${addressOf(services, conversation!)}`,
    ],
    said: endText,
  });
  return contacts.length === mostAtOnce;
}

/** Tells those who asked that it has ended, once it is counted to its end: so each is told how many saw what they said. */
export const tellOfEnds: Timed = {
  name: 'telling people that a conversation has ended',
  async run(services) {
    for (const id of await look(services.act, (tx) => endedAndCounted(tx, daysAfter))) {
      await inOneAct(services.act, theSystem, ({ tx }) => forgetKeysOfForgotten(tx, id));
      while (await inOneAct(services.act, theSystem, (act) => tellSomeOfEnd(act, services, id)));
    }
  },
};
