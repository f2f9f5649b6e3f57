import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { choicesOf } from '../choices/choices-store.ts';
import type { Voter } from '../held/taking-part-store.ts';
import { setOwnLanguage } from './translation-store.ts';

export const chooseLanguageInput = z.strictObject({ language: field.text('Choose a language', 40) });

/** Somebody reads the statements in another of the conversation's languages from now on. */
export async function chooseLanguage(
  act: Act,
  voter: Voter,
  { language }: z.infer<typeof chooseLanguageInput>,
): Promise<void> {
  const { languages } = await choicesOf(act.tx, voter.conversationId);
  if (!languages.some(({ tag }) => tag === language)) slip('language', 'Choose one from the list');
  await setOwnLanguage(act.tx, voter.id, language);
}
