import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { forgetLetter, markPrinted } from '#platform/messages/messages.ts';
import type { Conversation } from '../conversation.ts';
import { keepTaken } from './letter-store.ts';
import { lettersWaiting } from './letters-of.ts';

const record = (act: Act, { id, caseId }: Conversation, action: string): void =>
  act.record({ action, on: { kind: 'conversation', id }, caseId, fields: ['letters_taken'] });

/** Somebody takes what waits to print and post it. From then on they alone read names beside what was said, and it is recorded that they do. */
export async function takeLetters(act: Act, conversation: Conversation): Promise<number> {
  const by = act.who.personId ?? refuse('not-allowed');
  const { free } = await lettersWaiting(act.tx, conversation, by, act.now);
  if (free.length === 0) refuse('stale');
  await keepTaken(
    act.tx,
    conversation.id,
    free.map(({ id }) => id),
    { by, at: act.now },
  );
  record(act, conversation, 'conversation.lettersTaken');
  return free.length;
}

export const printedInput = z.strictObject({ letters: field.manyIds() });

/** They are printed and sent. Of letters to those who rang nothing stays. */
export async function sayPrinted(
  act: Act,
  conversation: Conversation,
  { letters }: z.infer<typeof printedInput>,
): Promise<number> {
  const { mine, forgotten } = await lettersWaiting(act.tx, conversation, act.who.personId, act.now);
  const printed = mine.filter(({ id }) => (letters as readonly string[]).includes(id));
  if (printed.length === 0) refuse('stale');
  for (const letter of printed) await (forgotten.has(letter.id) ? forgetLetter : markPrinted)(act, letter);
  return printed.length;
}
