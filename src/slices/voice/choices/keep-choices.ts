import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Conversation } from '../conversation.ts';
import { readLanguages } from '../languages/languages.ts';
import { choiceFault } from './choices.ts';
import { choicesOf, saveChoices } from './choices-store.ts';

export const choicesInput = z.strictObject({
  languages: field.text('Write at least one language', 1_000),
  discussion: field.choice(['yes', 'no'], 'Choose whether people may say something beneath a statement'),
  rows: field.choice(['yes', 'no'], 'Choose whether votes may go out as rows'),
});

export async function keepChoices(
  act: Act,
  conversation: Conversation,
  body: z.infer<typeof choicesInput>,
): Promise<void> {
  if (conversation.state === 'closed') refuse('wrong-state', 'the conversation is closed');
  const { languages, fault } = readLanguages(body.languages);
  if (fault) slip('languages', fault);
  const before = await choicesOf(act.tx, conversation.id);
  const after = { languages, discussion: body.discussion === 'yes', rowsOfVotes: body.rows === 'yes' };
  const wrong = choiceFault(conversation, before, after);
  if (wrong) slip(wrong.field, wrong.says);
  await saveChoices(act.tx, conversation.id, after);
  act.record({
    action: 'conversation.choicesKept',
    on: { kind: 'conversation', id: conversation.id },
    caseId: conversation.caseId,
    fields: ['languages', 'discussion', 'rows_of_votes'],
  });
}
