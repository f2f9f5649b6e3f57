import { z } from 'zod';
import type { Subject } from '#platform/access/kinds.ts';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import type { Services } from '#platform/http/services.ts';
import { type Message, markPrinted, waitingLetters } from '#platform/messages/messages.ts';
import { plural } from '#platform/say.ts';
import type { Resource } from '../resource.ts';
import type { Ask } from './ask.ts';
import { askAgain, askMany, type askManyInput } from './ask-for.ts';
import { asksOf } from './ask-store.ts';
import { questionTo, reminderTo } from './ask-words.ts';
import { isDue } from './chase.ts';
import { sendToSteward } from './send-ask.ts';

type Sent = readonly ('email' | 'letter')[];

/** What went out, and where to go on: to the letters where there are any to print. */
function sentMany(caseId: string, sent: Sent, what: string): Reply {
  const letters = sent.filter((channel) => channel === 'letter').length;
  const says = `${plural(sent.length, what)} made${letters ? `, ${letters} of them by letter` : ''}. Each answers alone.`;
  return redirect(letters ? `/cases/${caseId}/letters` : `/cases/${caseId}/asks`, says);
}

export async function sendMany(doing: Doing<Resource, z.infer<typeof askManyInput>>): Promise<Reply> {
  const { act, object, body, services } = doing;
  const sent: ('email' | 'letter')[] = [];
  for (const one of await askMany(act, object, body)) {
    const ask = { ...one, caseId: object.caseId, what: body.what, byOn: body.byOn };
    sent.push(await sendToSteward(act, services, ask, questionTo(ask, one.token)));
  }
  return sentMany(object.caseId, sent, 'question');
}

export async function remind(act: Act, services: Services, ask: Ask, byOn: string | null): Promise<'email' | 'letter'> {
  const token = await askAgain(act, ask, { byOn, version: ask.version });
  return sendToSteward(act, services, ask, reminderTo({ ...ask, byOn: byOn ?? ask.byOn }, token));
}

export const remindAllInput = z.strictObject({ byOn: field.optionalDateOn() });

/** Reminds everybody whose day has gone, and nobody whom we reminded within the week. */
export async function remindAll(doing: Doing<Subject, z.infer<typeof remindAllInput>>): Promise<Reply> {
  const { act, tx, object, body, services } = doing;
  const due = (await asksOf(tx, object.id)).filter((ask) => isDue(ask, londonDate(act.now)));
  const sent: ('email' | 'letter')[] = [];
  for (const ask of due) sent.push(await remind(act, services, ask, body.byOn));
  if (sent.length === 0) return redirect(`/cases/${object.id}/asks`, 'Nobody is due a reminder now.');
  return sentMany(object.id, sent, 'reminder');
}

const ours = ['ask', 'resource', 'brief'];
const lettersHere = async (tx: Visit['tx'], caseId: string): Promise<Message[]> =>
  (await waitingLetters(tx, caseId)).filter(({ about }) => ours.includes(about.kind));

/** Every letter that waits to be printed, each on a sheet of its own. */
export async function showLetters({ tx, object }: Visit<Subject>): Promise<Reply> {
  return page('resources/letters.njk', 'Letters to print', { letters: await lettersHere(tx, object.id) });
}

export const printedInput = z.strictObject({ letters: field.manyIds() });

/** Only those that were on the page: one that somebody wrote meanwhile still waits. */
export async function keepAllPrinted({
  act,
  tx,
  object,
  body,
}: Doing<Subject, z.infer<typeof printedInput>>): Promise<Reply> {
  const printed = (await lettersHere(tx, object.id)).filter(({ id }) => body.letters.includes(id));
  if (printed.length === 0) refuse('stale');
  for (const message of printed) await markPrinted(act, message);
  return redirect(`/cases/${object.id}/asks`, `It is kept that ${plural(printed.length, 'letter')} went out.`);
}
