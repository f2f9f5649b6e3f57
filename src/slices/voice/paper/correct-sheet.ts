import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Conversation } from '../conversation.ts';
import { takesVotes } from '../held/take-part.ts';
import { castsOf, keepWords } from './count-sheet.ts';
import { editionsOf, holdNumbers } from './edition-store.ts';
import { readMarks, readSaid } from './read-entry.ts';
import { entriesOf, insertEntry, keepPaperVotes, type PaperSheet, sheetById, sheetByReference } from './sheet-store.ts';
import { typingInto } from './take-sheets.ts';

export const findInput = z.strictObject({ reference: field.text('Enter the eight figures that they were given', 20) });

/** The sheet of somebody who rings again, by the figures that they were given. */
export async function sheetToCorrect(
  act: Pick<Act, 'tx'>,
  conversation: Conversation,
  typed: string,
): Promise<PaperSheet> {
  const sheet = await sheetByReference(act.tx, conversation.id, typed.replaceAll(/\D/g, ''));
  if (!sheet) slip('reference', 'Nothing is kept under these figures. Ask them to say them again');
  if (sheet.state !== 'counted') slip('reference', 'This is not counted yet. Put it right while it is typed');
  return sheet;
}

export const correctInput = z.strictObject({
  answer: field.manyTexts(20),
  said: field.optionalText(8_000),
  because: field.text('Say what was put right, and when they rang', 300),
  readBack: field.ticked(),
});

/** Somebody who rang puts right what was written down for them. What it was before is kept; what counts is what they say now. */
export async function correctSheet(
  act: Act,
  conversation: Conversation,
  sheetId: string,
  body: z.infer<typeof correctInput>,
): Promise<void> {
  const found = (await sheetById(act.tx, conversation.id, sheetId)) ?? refuse('not-found');
  const { held } = await typingInto(act, conversation, found.pileId);
  if (!takesVotes(conversation, held, act.now)) refuse('wrong-state', 'the conversation is closed');
  if (found.reference === null || found.state !== 'counted')
    refuse('wrong-state', 'only what was said by phone is put right so');
  if (!body.readBack) slip('readBack', 'Read it back to them, and tick that they said it is right');
  const edition = (await editionsOf(act.tx, conversation.id)).find(({ id }) => id === found.editionId)!;
  const marks = await readMarks(act.tx, conversation.id, edition, body.answer);
  const said = readSaid(body.said);
  await holdNumbers(act.tx, conversation.id);
  const last = (await entriesOf(act.tx, found.id)).at(-1)!;
  await insertEntry(act.tx, {
    ...{ marks, said, saidAs: last.saidAs, datedOn: last.datedOn },
    id: act.newId(),
    sheetId: found.id,
    turn: 'corrected',
    came: 'typed',
    because: body.because,
    by: act.who.personId,
    at: act.now,
  });
  await keepPaperVotes(act.tx, {
    conversationId: conversation.id,
    personId: found.personId!,
    votes: castsOf(edition, { marks }),
    at: act.now,
  });
  await keepWords(act, conversation, found.personId!, { said, saidAs: last.saidAs });
  act.record({
    action: 'paper.corrected',
    on: { kind: 'conversation', id: conversation.id },
    caseId: conversation.caseId,
    fields: ['paper_entries', 'conversation_votes'],
  });
}
