import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { cleanWords } from '#platform/export/index.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { choicesOf } from '../choices/choices-store.ts';
import type { Conversation } from '../conversation.ts';
import { heldStatement } from '../held/taking-part-store.ts';
import { insertTranslation, translationsInto } from './translation-store.ts';
import { madeBy } from './wording.ts';

/** Some languages need more room than others to say the same. */
export const longestTranslation = 800;

export const translateInput = z.strictObject({
  statement: field.id(),
  language: field.text('Choose a language', 40),
  /** The version that stood on the page, 0 where there was none. */
  version: field.wholeNumber('Load the page again', 0),
  words: field.text('Write the statement in this language', longestTranslation),
  madeBy: field.choice(madeBy, 'Choose who translated it'),
});

/** Keeps what a person translated, or a correction of it. A correction is a version of its own: votes stay with the words that were seen. */
export async function translateStatement(
  act: Act,
  conversation: Conversation,
  body: z.infer<typeof translateInput>,
): Promise<void> {
  if (conversation.state === 'closed') refuse('wrong-state', 'the conversation is closed');
  const { languages } = await choicesOf(act.tx, conversation.id);
  const statement = await heldStatement(act.tx, conversation.id, body.statement);
  if (!statement || !languages.some(({ tag }) => tag === body.language)) refuse('not-found');
  if ((statement.language ?? languages[0]!.tag) === body.language)
    slip('words', 'It was said in this language. What somebody said is not changed');
  const before = (await translationsInto(act.tx, conversation.id, body.language)).get(statement.id);
  if ((before?.version ?? 0) !== body.version) refuse('stale');
  const words = cleanWords(body.words, longestTranslation).text;
  if (before?.words === words && before.madeBy === body.madeBy) return;
  const id = act.newId();
  const kept = await insertTranslation(act.tx, {
    id,
    statementId: statement.id,
    language: body.language,
    version: body.version + 1,
    words,
    madeBy: body.madeBy,
    by: act.who.personId,
    at: act.now,
  });
  if (!kept) refuse('stale');
  act.record({
    action: 'statement.translated',
    on: { kind: 'statement', id: statement.id },
    caseId: conversation.caseId,
    fields: ['statement_translations'],
    content: words,
  });
}
