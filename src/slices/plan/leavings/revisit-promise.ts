import { z } from 'zod';
import { wears } from '#platform/access/who.ts';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { bodiesById } from '#slices/people/index.ts';
import { comings, type Promised, voices, voicesOf, writesFor } from './revisit.ts';
import { insertRevisit } from './revisit-store.ts';

export const revisitInput = z.strictObject({
  promise: field.text('Choose which promise', 120),
  voice: field.choice(voices, 'Choose who says so'),
  bodyId: field.optionalId(),
  saidBy: field.optionalText(200),
  came: field.choice(comings, 'Choose what became of it'),
  words: field.text('Enter what they say, in their words', 2_000),
  saidOn: field.dateOn('Enter the day on which they said it'),
  mayPrint: field.ticked(),
});

/** Keeps what one voice says became of a promise. Another voice is kept beside it, whatever it says; nothing is taken back. */
export async function revisitPromise(
  act: Act,
  reviewId: string,
  caseId: string,
  promised: Promised,
  input: Omit<z.infer<typeof revisitInput>, 'promise'>,
): Promise<void> {
  if (input.saidOn > londonDate(act.now)) slip('saidOn', 'Enter a day that has been');
  const who = await speaker(act, input);
  await insertRevisit(act.tx, {
    ...who,
    id: act.newId(),
    caseId,
    reviewId,
    on: promised.on,
    about: promised.about,
    promised: promised.words,
    voice: input.voice,
    came: input.came,
    words: input.words,
    saidOn: input.saidOn,
    mayPrint: input.mayPrint,
    by: act.who.personId!,
    at: act.now,
  });
  act.record({
    action: 'leaving.revisited',
    on: promised.on,
    caseId,
    fields: ['voice', 'came', 'words', 'said_on'],
    content: JSON.stringify(input),
  });
}

/** A community speaks as a body. It is in its own hand only where one of its members writes who does not commission. */
async function speaker(
  act: Act,
  { voice, bodyId, saidBy }: Pick<z.infer<typeof revisitInput>, 'voice' | 'bodyId' | 'saidBy'>,
) {
  if (!voicesOf(act.who).includes(voice)) slip('voice', 'You can write down only what your community says');
  if (voice !== 'community') {
    if (!saidBy) slip('saidBy', voice === 'supplier' ? 'Enter who says so, and in which report' : 'Enter who saw it');
    return { bodyId: null, saidBy, ownHand: false };
  }
  const [body] = bodyId ? await bodiesById(act.tx, [bodyId]) : [];
  if (body?.state !== 'standing') slip('bodyId', 'Choose which body says so');
  if (!writesFor(act.who, body.id)) slip('bodyId', 'Choose a body of which you are a member');
  const ownHand = act.who.bodyIds.includes(body.id) && !wears(act.who, 'commissioner', 'procurement');
  return { bodyId: body.id, saidBy: saidBy ? `${body.name}, ${saidBy}` : body.name, ownHand };
}
