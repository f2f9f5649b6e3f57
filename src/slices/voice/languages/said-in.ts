import type { Tx } from '#platform/db/database.ts';
import { slip } from '#platform/forms/index.ts';
import { choicesOf } from '../choices/choices-store.ts';

/** The language that somebody says to have written in, as it is kept: null for the conversation's first. */
export async function saidIn(tx: Tx, conversationId: string, language: string | null): Promise<string | null> {
  if (language === null) return null;
  const { languages } = await choicesOf(tx, conversationId);
  const place = languages.findIndex(({ tag }) => tag === language);
  if (place < 0) slip('language', 'Choose one from the list');
  return place === 0 ? null : language;
}
