import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Conversation } from '../conversation.ts';
import { saidAs } from '../held/held.ts';
import { type Differences, differencesOf, settlesAs } from './compare-entries.ts';
import { countSheet } from './count-sheet.ts';
import { editionsOf, holdNumbers } from './edition-store.ts';
import { type Entry, isBlank, readMark } from './paper.ts';
import { readSaid } from './read-entry.ts';
import { entriesOf, insertEntry, type KeptEntry, type PaperSheet, saveSheet, sheetById } from './sheet-store.ts';
import { type Typing, typingInto } from './take-sheets.ts';

export const settleInput = z.strictObject({
  answer: field.manyTexts(20),
  said: field.optionalText(8_000),
  as: field.optionalChoice(saidAs),
  datedOn: field.optionalDateOn(),
  because: field.optionalText(300),
});

type Disputed = Typing &
  Readonly<{ sheet: PaperSheet; first: KeptEntry; second: KeptEntry; proposed: KeptEntry | null }>;

async function disputed(act: Act, conversation: Conversation, sheetId: string): Promise<Disputed> {
  const found = (await sheetById(act.tx, conversation.id, sheetId)) ?? refuse('not-found');
  const typing = await typingInto(act, conversation, found.pileId);
  await holdNumbers(act.tx, conversation.id);
  const sheet = (await sheetById(act.tx, conversation.id, sheetId))!;
  if (sheet.state !== 'differs') refuse('wrong-state', 'nothing on this sheet waits to be decided');
  const entries = await entriesOf(act.tx, sheet.id);
  const of = (turn: string) => entries.findLast((one) => one.turn === turn);
  return { ...typing, sheet, first: of('first')!, second: of('second')!, proposed: of('proposed') ?? null };
}

/** What the paper says, where two read it differently: all else is as both typed it. */
function asDecided(first: Entry, differ: Differences, body: z.infer<typeof settleInput>): Entry {
  const marks = [...first.marks];
  for (const [at, place] of differ.marks.entries()) {
    const typed = body.answer[at] ?? '';
    if (typed.trim() === '')
      slip('answer-1', 'Type what the paper says for each: 1 to 5, or 0 where nothing is ticked');
    marks[place] =
      readMark(typed) ??
      slip('answer-1', `“${typed.slice(0, 10)}” is none of the keys. Type 1 to 5, or 0 where nothing is ticked`);
  }
  if (body.answer.length > differ.marks.length) refuse('unknown-field');
  if (differ.saidAs && body.as === null) slip('as', 'Choose what the paper says');
  if (differ.datedOn && body.datedOn === null) slip('datedOn', 'Enter the day that stands on the paper');
  return {
    marks,
    said: differ.said ? readSaid(body.said) : first.said,
    saidAs: differ.saidAs ? body.as! : first.saidAs,
    datedOn: differ.datedOn ? body.datedOn! : first.datedOn,
  };
}

/** A third look at the paper. Somebody who typed neither decides; one of the two proposes, and the other has to say yes. */
export async function settleSheet(
  act: Act,
  conversation: Conversation,
  sheetId: string,
  body: z.infer<typeof settleInput>,
): Promise<'proposed' | 'counted' | 'late'> {
  const it = await disputed(act, conversation, sheetId);
  const entry = asDecided(it.first, differencesOf(it.first, it.second), body);
  if (isBlank(entry)) slip('answer-1', 'Then nothing is on the sheet. Set it aside instead');
  if (entry.datedOn > londonDate(act.now) || entry.datedOn > it.pile.collectedOn)
    slip('datedOn', 'Enter a day that is not after the pile was collected');
  const alone = settlesAs(act.who.personId, it.first.typedBy, it.second.typedBy) === 'third';
  await keep(act, it, entry, alone ? 'decided' : 'proposed', body.because);
  return alone ? count(act, it, entry) : 'proposed';
}

/** The other of the two says yes to what was proposed. */
export async function agreeToProposed(
  act: Act,
  conversation: Conversation,
  sheetId: string,
): Promise<'counted' | 'late'> {
  const it = await disputed(act, conversation, sheetId);
  if (!it.proposed) refuse('wrong-state', 'nothing is proposed yet');
  if (it.proposed.typedBy === act.who.personId)
    refuse('not-allowed', 'the other of the two who typed it, or a third person, says whether the paper says so');
  await keep(act, it, it.proposed, 'decided', it.proposed.because);
  return count(act, it, it.proposed);
}

async function keep(
  act: Act,
  { sheet, conversation }: Disputed,
  entry: Entry,
  turn: 'proposed' | 'decided',
  because: string | null,
): Promise<void> {
  const { marks, said, saidAs: as, datedOn } = entry;
  await insertEntry(act.tx, {
    ...{ marks, said, saidAs: as, datedOn, because, turn },
    id: act.newId(),
    sheetId: sheet.id,
    came: 'typed',
    by: act.who.personId,
    at: act.now,
  });
  act.record({
    action: turn === 'decided' ? 'paper.decided' : 'paper.proposed',
    on: { kind: 'conversation', id: conversation.id },
    caseId: conversation.caseId,
    fields: ['paper_entries'],
  });
}

async function count(act: Act, it: Disputed, entry: Entry): Promise<'counted' | 'late'> {
  const editions = await editionsOf(act.tx, it.conversation.id);
  const edition = editions.find(({ id }) => id === it.sheet.editionId)!;
  return countSheet(act, it, { sheet: it.sheet, edition, entry });
}

/** Takes up again what was set aside, or what was late by a last day that has moved since. */
export async function lookAgain(act: Act, conversation: Conversation, sheetId: string): Promise<PaperSheet['state']> {
  const found = (await sheetById(act.tx, conversation.id, sheetId)) ?? refuse('not-found');
  const typing = await typingInto(act, conversation, found.pileId);
  await holdNumbers(act.tx, conversation.id);
  const sheet = (await sheetById(act.tx, conversation.id, sheetId))!;
  const entries = await entriesOf(act.tx, sheet.id);
  const last = entries.findLast(({ turn }) => turn !== 'proposed');
  if (!last || (sheet.state !== 'set aside' && sheet.state !== 'late'))
    refuse('wrong-state', 'there is nothing to look at again');
  act.record({
    action: 'paper.takenUpAgain',
    on: { kind: 'conversation', id: conversation.id },
    caseId: conversation.caseId,
    fields: ['state'],
  });
  if (sheet.state === 'set aside') {
    const state = entries.some(({ turn }) => turn === 'second') ? 'differs' : 'typed once';
    await saveSheet(act.tx, { ...sheet, state, because: null });
    return state;
  }
  const edition = (await editionsOf(act.tx, conversation.id)).find(({ id }) => id === sheet.editionId)!;
  return countSheet(act, typing, { sheet, edition, entry: last });
}
