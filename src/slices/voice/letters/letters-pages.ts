import type { z } from 'zod';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { plural } from '#platform/say.ts';
import { personNames } from '#slices/people/index.ts';
import type { Conversation } from '../conversation.ts';
import { daysToPrint } from './letters.ts';
import { lettersWaiting } from './letters-of.ts';
import { type printedInput, sayPrinted, takeLetters } from './take-letters.ts';

const at = ({ caseId, id }: Conversation): string => `/cases/${caseId}/conversations/${id}`;

/** Letters that wait. Names and what was said stand here for whoever took them to print, and for nobody else. */
export async function showLetters({ tx, object, who, now }: Visit<Conversation>): Promise<Reply> {
  const { mine, free, withOthers } = await lettersWaiting(tx, object, who.personId, now);
  const names = await personNames(tx, [...withOthers.keys()]);
  return page('voice/letters/letters.njk', 'Letters to those who took part', {
    conversation: object,
    back: at(object),
    here: `${at(object)}/letters`,
    letters: mine,
    free: free.length,
    others: [...withOthers].map(([id, count]) => ({ name: names.get(id) ?? 'Somebody else', count })),
    daysToPrint,
  });
}

export async function saveTaken({ act, object }: Doing<Conversation>): Promise<Reply> {
  const taken = await takeLetters(act, object);
  return redirect(`${at(object)}/letters`, `${plural(taken, 'letter is', 'letters are')} yours to print.`);
}

export async function savePrinted({
  act,
  object,
  body,
}: Doing<Conversation, z.infer<typeof printedInput>>): Promise<Reply> {
  const printed = await sayPrinted(act, object, body);
  return redirect(at(object), `It is kept that ${plural(printed, 'letter')} went out.`);
}
