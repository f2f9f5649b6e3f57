import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { keepMessage } from '#platform/messages/messages.ts';
import { lockProcurement, momentsSet } from '../order/moment-store.ts';
import { stepNow } from '../order/order.ts';
import { recordMoment } from '../order/record-moment.ts';
import type { Procurement } from '../procurement.ts';
import { blocksAsText } from './blocks-as-text.ts';
import { insertLetter, letterChannels } from './letter-store.ts';
import { type Letter, lettersTo } from './letters.ts';

export const sendInput = z.strictObject({
  channel: field.choice(letterChannels, 'Choose how it is given'),
  givenOn: field.optionalDateOn(),
  givenBy: field.optionalText(200),
});
export const sendAllInput = z.strictObject({});
export type Sending = z.infer<typeof sendInput>;

async function send(act: Act, procurement: Procurement, letter: Letter, how: Sending): Promise<void> {
  const { bidder, particulars, title, blocks, type } = letter;
  const today = londonDate(act.now);
  const givenOn =
    how.channel === 'portal' ? (how.givenOn ?? slip('givenOn', 'Enter the day it was handed over')) : today;
  if (givenOn > today) slip('givenOn', 'Enter a day that is not after today');
  const address = how.channel === 'email' ? particulars?.email : particulars?.address;
  if (how.channel !== 'portal' && !address)
    slip('channel', how.channel === 'email' ? 'Give the email address first' : 'Give the postal address first');
  if (how.channel === 'portal' && !how.givenBy) slip('givenBy', 'Enter who handed it over');
  const on = { kind: 'procurement', id: procurement.id };
  const messageId =
    how.channel === 'portal'
      ? null
      : await keepMessage(act, {
          caseId: procurement.caseId,
          about: on,
          channel: how.channel,
          recipient: bidder.name,
          address: address!,
          subject: title,
          body: blocksAsText(blocks),
        });
  const kept = {
    id: act.newId(),
    procurementId: procurement.id,
    bidderId: bidder.id,
    type,
    channel: how.channel,
    givenOn,
    givenBy: how.givenBy ?? act.who.name ?? '',
    messageId,
    title,
    content: blocks,
  };
  if (!(await insertLetter(act.tx, kept, act.who.personId!, act.now))) refuse('sent-already');
  act.record({
    action: type === 'summary' ? 'award.summaryGiven' : 'award.reasonsGiven',
    on,
    caseId: procurement.caseId,
    fields: ['channel', 'given_on', 'content'],
    content: JSON.stringify(blocks),
  });
}

/** Once every assessed tender has its own, dated, the moment itself is recorded: it is the day of the last one. */
async function allTold(act: Act, procurement: Procurement): Promise<boolean> {
  const { letters } = await lettersTo(act.tx, procurement);
  const summaries = letters.filter(({ type }) => type === 'summary');
  if (summaries.length === 0 || summaries.some(({ sent }) => !sent)) return false;
  const step = stepNow('summaries-sent', procurement, await momentsSet(act.tx, procurement.id));
  if (step.passage !== 'open' && step.passage !== 'warned') return false;
  const last = summaries
    .map(({ sent }) => sent!.givenOn)
    .toSorted()
    .at(-1)!;
  await recordMoment(act, procurement, { moment: 'summaries-sent', happenedOn: last });
  return true;
}

/** What a bidder is told is sent whole or not at all, and once. Returns whether it was the last one that had to be. */
export async function sendLetter(act: Act, procurement: Procurement, bidderId: string, how: Sending): Promise<boolean> {
  await lockProcurement(act.tx, procurement.id);
  const letter =
    (await lettersTo(act.tx, procurement)).letters.find(({ bidder }) => bidder.id === bidderId) ?? refuse('not-found');
  if (letter.sent) refuse('sent-already');
  if (letter.faults.length > 0) slip('channel', letter.faults.map(({ says }) => says).join(' '));
  await send(act, procurement, letter, how);
  return allTold(act, procurement);
}

/** Everybody who can be told is told, by e-mail where this installation can send any, else by letter. */
export async function sendAllLetters(
  act: Act,
  procurement: Procurement,
  channel: 'email' | 'letter',
): Promise<Readonly<{ sent: number; last: boolean }>> {
  await lockProcurement(act.tx, procurement.id);
  const ready = (await lettersTo(act.tx, procurement)).letters.filter(
    ({ sent, faults, particulars }) => !sent && faults.length === 0 && particulars !== null,
  );
  for (const letter of ready) await send(act, procurement, letter, { channel, givenOn: null, givenBy: null });
  return { sent: ready.length, last: await allTold(act, procurement) };
}
