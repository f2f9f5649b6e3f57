import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { keepMessage } from '#platform/messages/messages.ts';
import { londonDate } from '#platform/say.ts';
import type { Conversation } from '../conversation.ts';
import type { Held } from '../held/held.ts';
import type { Edition } from './edition-store.ts';
import { editionsOf } from './edition-store.ts';
import { type Entry, markText } from './paper.ts';
import { statementsOn } from './read-entry.ts';
import { entriesOf, type PaperSheet } from './sheet-store.ts';

export const letterInput = z.strictObject({
  recipient: field.text('Enter the name for the letter', 200),
  address: field.text('Enter the address for the letter', 500),
});

/** "48219973" → "4821 9973": how it is said. */
export const sayReference = (reference: string): string => `${reference.slice(0, 4)} ${reference.slice(4)}`;

export function letterBody(
  { title }: Pick<Conversation, 'title'>,
  { closesOn }: Pick<Held, 'closesOn'>,
  {
    reference,
    entry,
    statements,
  }: Readonly<{
    reference: string;
    entry: Entry;
    statements: readonly Readonly<{ number: number; words: string }>[];
  }>,
): string {
  return [
    `You rang us on ${londonDate(entry.datedOn)} to take part in “${title}”. This is what we wrote down for you.`,
    ...statements.flatMap(({ number, words }, at) => {
      const mark = entry.marks[at]!;
      return mark.vote === null ? [] : [`${number}. ${words}\nYou said: ${markText(mark)}`];
    }),
    ...(entry.said.length > 0 ? ['In your own words:', ...entry.said.map((line) => `“${line}”`)] : []),
    `If something is wrong, ring us${closesOn ? ` by ${londonDate(closesOn)}` : ''} and say these figures: ${sayReference(reference)}. We put it right while you are on the phone.`,
    'Your name and address are used for this letter alone. They are not kept with what you said, and we delete them here when the letter is printed.',
  ].join('\n\n');
}

/** A letter to somebody who rang, with what was written down and how to put it right. Name and address go once it is printed. */
export async function writeLetter(
  act: Act,
  conversation: Conversation,
  held: Held,
  sheet: PaperSheet,
  body: z.infer<typeof letterInput>,
): Promise<void> {
  if (sheet.reference === null || sheet.state !== 'counted' || sheet.withdrawn)
    refuse('wrong-state', 'a letter says what is counted of somebody who rang');
  const edition: Edition = (await editionsOf(act.tx, conversation.id)).find(({ id }) => id === sheet.editionId)!;
  const entry = (await entriesOf(act.tx, sheet.id)).findLast(({ turn }) => turn !== 'proposed')!;
  await keepMessage(act, {
    caseId: conversation.caseId,
    about: { kind: 'conversation', id: conversation.id },
    channel: 'letter',
    ...body,
    subject: conversation.title,
    body: letterBody(conversation, held, {
      reference: sheet.reference,
      entry,
      statements: await statementsOn(act.tx, conversation.id, edition),
    }),
  });
}
