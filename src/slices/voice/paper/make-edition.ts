import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Conversation } from '../conversation.ts';
import { heldById } from '../held/held-store.ts';
import { heldStatements } from '../held/taking-part-store.ts';
import { holdNumbers, insertEdition, nextSheetNumber } from './edition-store.ts';

export const mostStatements = 60;
export const mostCopies = 100;

export const editionInput = z.strictObject({
  which: field.choice(['all', 'chosen'], 'Choose which statements stand on it'),
  statements: field.manyIds(),
  returnTo: field.text('Say where people bring the sheet, or post it', 300),
  returnBy: field.optionalDateOn(),
  copies: field.wholeNumber('Enter how many numbered copies, or 0', 0, mostCopies),
});

/** A sheet to print. It stays as it is: later statements make another edition, and sheets of this one can still be typed in. */
export async function makeEdition(
  act: Act,
  conversation: Conversation,
  body: z.infer<typeof editionInput>,
): Promise<string> {
  const held = (await heldById(act.tx, conversation.id)) ?? refuse('not-found');
  if (conversation.state !== 'open') refuse('wrong-state', 'a sheet is made while the conversation is open');
  const accepted = (await heldStatements(act.tx, conversation.id)).filter(({ state }) => state === 'accepted');
  const chosen = body.which === 'all' ? accepted : accepted.filter(({ id }) => body.statements.includes(id as never));
  if (body.which === 'chosen' && chosen.length !== new Set(body.statements).size)
    slip('statements', 'Choose from the statements that everybody sees');
  if (chosen.length === 0) slip('statements', 'Tick the statements that stand on it');
  if (chosen.length > mostStatements)
    slip('which', `A sheet holds at most ${mostStatements} statements. Choose those that matter most`);
  const returnBy = body.returnBy ?? held.closesOn;
  if (returnBy && held.closesOn && returnBy > held.closesOn)
    slip('returnBy', 'Enter a day on which people can still take part');
  await holdNumbers(act.tx, conversation.id);
  const first = body.copies > 0 ? await nextSheetNumber(act.tx, conversation.id) : null;
  const id = act.newId();
  await insertEdition(act.tx, {
    id,
    conversationId: conversation.id,
    statementIds: chosen.map((one) => one.id),
    returnTo: body.returnTo,
    returnBy,
    firstCopy: first,
    lastCopy: first && first + body.copies - 1,
    madeAt: act.now,
    by: act.who.personId,
  });
  act.record({
    action: 'paper.editionMade',
    on: { kind: 'conversation', id: conversation.id },
    caseId: conversation.caseId,
    fields: ['paper_editions'],
  });
  return id;
}
