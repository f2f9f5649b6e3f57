import type { z } from 'zod';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { thresholds } from '#platform/thresholds.ts';
import type { Conversation } from '../conversation.ts';
import { knownLanguages, languageLines } from '../languages/languages.ts';
import { choicesOf } from './choices-store.ts';
import { type choicesInput, keepChoices } from './keep-choices.ts';

export async function showChoices({ tx, object }: Visit<Conversation>): Promise<Reply> {
  const choices = await choicesOf(tx, object.id);
  return page('voice/choices/choices.njk', 'Languages, discussion and rows of votes', {
    conversation: object,
    choices,
    lines: languageLines(choices.languages),
    known: knownLanguages.map(({ name }) => name).join(', '),
    fewest: thresholds.publishedCell,
  });
}

export async function saveChoices({
  act,
  object,
  body,
}: Doing<Conversation, z.infer<typeof choicesInput>>): Promise<Reply> {
  await keepChoices(act, object, body);
  return redirect(`/cases/${object.caseId}/conversations/${object.id}`, 'Kept.');
}
