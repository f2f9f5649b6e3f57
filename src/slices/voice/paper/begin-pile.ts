import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import type { Conversation } from '../conversation.ts';
import { editionsOf, holdNumbers } from './edition-store.ts';
import { checkings, paperWays } from './paper.ts';
import { insertPile } from './pile-store.ts';
import { takingSheets } from './take-sheets.ts';

export const pileInput = z.strictObject({
  way: field.choice(paperWays, 'Choose how these people took part'),
  place: field.text('Say where the sheets come from', 100),
  collectedOn: field.dateOn('Enter the day on which they were collected'),
  collectedBy: field.text('Say who collected them', 100),
  handedIn: field.optionalWholeNumber(1, 100_000),
  checking: field.choice(checkings, 'Choose how it is checked'),
  checkingNote: field.optionalText(300),
});

/** Sheets from one place, to be typed in. Many people are asked only with two who type; a small group may choose one, and says so. */
export async function beginPile(
  act: Act,
  conversation: Conversation,
  body: z.infer<typeof pileInput>,
): Promise<string> {
  const { held } = await takingSheets(act, conversation);
  if (body.collectedOn > londonDate(act.now)) slip('collectedOn', 'Enter a day that is not still to come');
  if (body.checking === 'read back' && body.way !== 'phone')
    slip('checking', 'Only what somebody says by phone is read back. Sheets are typed by two people');
  if (body.checking === 'one person' && held.size === 'large')
    slip('checking', 'Where many people are asked, two people type each sheet');
  if (body.checking === 'one person' && !body.checkingNote)
    slip('checkingNote', 'Say why nobody checks it: everybody can read it');
  if ((await editionsOf(act.tx, conversation.id)).length === 0)
    slip('way', 'Make a sheet first, so that it is known what stands on the paper');
  await holdNumbers(act.tx, conversation.id);
  const id = act.newId();
  await insertPile(act.tx, {
    id,
    conversationId: conversation.id,
    ...body,
    checkingNote: body.checking === 'one person' ? body.checkingNote : null,
    by: act.who.personId,
    at: act.now,
  });
  act.record({
    action: 'paper.pileBegun',
    on: { kind: 'conversation', id: conversation.id },
    caseId: conversation.caseId,
    fields: ['paper_piles'],
  });
  return id;
}
