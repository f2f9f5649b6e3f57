import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { saidAs } from '../held/held.ts';
import { countOf, differencesOf } from './compare-entries.ts';
import { countSheet } from './count-sheet.ts';
import { type Edition, editionsOf, holdNumbers, nextSheetNumber } from './edition-store.ts';
import { type Entry, isBlank, readSheetCode, sheetCode } from './paper.ts';
import { readMarks, readSaid } from './read-entry.ts';
import {
  editionOfNumber,
  entriesOf,
  insertEntry,
  type PaperSheet,
  saveSheet,
  sheetByNumber,
  sheetByReference,
} from './sheet-store.ts';
import type { Typing } from './take-sheets.ts';

export const typeInput = z.strictObject({
  edition: field.id(),
  number: field.optionalText(20),
  answer: field.manyTexts(20),
  said: field.optionalText(8_000),
  as: field.choice(saidAs, 'Choose how they say it'),
  datedOn: field.optionalDateOn(),
  readBack: field.ticked(),
});

export type Turn = 'first' | 'second';
export type Given = Readonly<{
  turn: Turn;
  came: 'typed' | 'file';
  edition: Edition;
  number: number | null;
  entry: Entry;
}>;
export type Typed = Readonly<{ sheetId: string; code: string; became: 'typed once' | 'differs' | 'late' | 'counted' }>;

/** A sheet as somebody typed it on the page. */
export async function typeSheet(act: Act, typing: Typing, turn: Turn, body: z.infer<typeof typeInput>): Promise<Typed> {
  const { conversation, pile } = typing;
  const editions = await editionsOf(act.tx, conversation.id);
  const edition = editions.find(({ id }) => id === body.edition) ?? refuse('not-found');
  if (pile.checking === 'read back' && !body.readBack)
    slip('readBack', 'Read it back to them, and tick that they said it is right');
  return keepTyped(act, typing, {
    turn,
    came: 'typed',
    edition,
    number: numberOf(conversation.id, body.number),
    entry: {
      marks: await readMarks(act.tx, conversation.id, edition, body.answer),
      said: readSaid(body.said),
      saidAs: body.as,
      datedOn: body.datedOn ?? pile.collectedOn,
    },
  });
}

export function numberOf(conversationId: string, typed: string | null): number | null {
  if (typed === null) return null;
  return (
    readSheetCode(conversationId, typed) ??
    slip(
      'number',
      `“${typed}” is no sheet of this conversation. Look at the number on the paper again, with the two signs after the line. If it is right, the sheet belongs to another conversation: put it with those`,
    )
  );
}

/** Keeps what was typed of a sheet. Every slip is found before anything is written. */
export async function keepTyped(act: Act, typing: Typing, given: Given): Promise<Typed> {
  const { pile } = typing;
  if (isBlank(given.entry)) slip('answer-1', 'Nothing is ticked and nothing is written. Set the sheet aside instead');
  if (given.entry.datedOn > londonDate(act.now)) slip('datedOn', 'Enter a day that is not still to come');
  if (given.entry.datedOn > pile.collectedOn) slip('datedOn', 'This is after the day on which the pile was collected');
  await holdNumbers(act.tx, typing.conversation.id);
  return given.turn === 'first' ? typeFirst(act, typing, given) : typeSecond(act, typing, given);
}

async function typeFirst(act: Act, typing: Typing, given: Given): Promise<Typed> {
  const { conversation, pile } = typing;
  const known = given.number === null ? null : await sheetByNumber(act.tx, conversation.id, given.number);
  const emptied =
    known?.state === 'set aside' && known.pileId === pile.id && (await entriesOf(act.tx, known.id)).length === 0;
  if (known && !emptied) slip('number', alreadyThere(conversation.id, known, pile.id));
  if (given.number !== null) await mustBeOf(act, conversation.id, given.number, given.edition, emptied);
  const sheet: PaperSheet = {
    id: known?.id ?? act.newId(),
    conversationId: conversation.id,
    pileId: pile.id,
    editionId: given.edition.id,
    number: given.number ?? (await nextSheetNumber(act.tx, conversation.id)),
    state: 'typed once',
    because: null,
    reference: pile.way === 'phone' ? await newReference(act, conversation.id) : null,
    personId: null,
    withdrawn: false,
    typedAt: act.now,
  };
  await saveSheet(act.tx, sheet);
  await keepEntry(act, typing, sheet, given);
  const { edition, entry } = given;
  const became =
    pile.checking === 'two people' ? ('typed once' as const) : await countSheet(act, typing, { sheet, edition, entry });
  return { sheetId: sheet.id, code: sheetCode(conversation.id, sheet.number), became };
}

async function typeSecond(act: Act, typing: Typing, given: Given): Promise<Typed> {
  const { conversation, pile } = typing;
  if (given.number === null) slip('number', 'Enter the number that stands on the paper');
  const code = sheetCode(conversation.id, given.number);
  const sheet = await sheetByNumber(act.tx, conversation.id, given.number);
  if (!sheet || sheet.pileId !== pile.id) slip('number', `Nobody has typed sheet ${code} into this pile yet`);
  if (sheet.state !== 'typed once') slip('number', `Sheet ${code} does not wait for a second person any more`);
  const first = (await entriesOf(act.tx, sheet.id)).find(({ turn }) => turn === 'first')!;
  if (first.typedBy === act.who.personId)
    slip('number', `You typed sheet ${code} the first time. Somebody else types it the second time`);
  await mustBeOf(act, conversation.id, given.number, given.edition);
  await keepEntry(act, typing, sheet, given);
  if (countOf(differencesOf(first, given.entry)) > 0) {
    await saveSheet(act.tx, { ...sheet, state: 'differs' });
    return { sheetId: sheet.id, code, became: 'differs' };
  }
  const became = await countSheet(act, typing, { sheet, edition: given.edition, entry: first });
  return { sheetId: sheet.id, code, became };
}

async function mustBeOf(
  act: Act,
  conversationId: string,
  number: number,
  edition: Edition,
  given = false,
): Promise<void> {
  const of = await editionOfNumber(act.tx, conversationId, number);
  const code = sheetCode(conversationId, number);
  if (of === null && given) return;
  if (of === null)
    slip(
      'number',
      `No sheet was printed with the number ${code}. Leave it empty, and write the number that you are given on the paper`,
    );
  if (of !== edition.id)
    slip(
      'number',
      `Sheet ${code} is of another edition than ${edition.number}. Choose the edition that stands on the paper`,
    );
}

function alreadyThere(conversationId: string, known: PaperSheet, pileId: string): string {
  const code = sheetCode(conversationId, known.number);
  if (known.pileId !== pileId)
    return `Sheet ${code} was typed into another pile. Look at the number again; if it is right, do not type this sheet: it is there already`;
  if (known.state === 'typed once')
    return `Sheet ${code} is typed once already. If you are the second person, use “Type a second time”`;
  return `Sheet ${code} is in this pile already. Look at the number again; if it is right, do not type this sheet: it is there`;
}

async function keepEntry(act: Act, { conversation }: Typing, sheet: PaperSheet, given: Given): Promise<void> {
  await insertEntry(act.tx, {
    ...given.entry,
    id: act.newId(),
    sheetId: sheet.id,
    turn: given.turn,
    came: given.came,
    because: null,
    by: act.who.personId,
    at: act.now,
  });
  act.record({
    action: given.turn === 'first' ? 'paper.typed' : 'paper.typedAgain',
    on: { kind: 'conversation', id: conversation.id },
    caseId: conversation.caseId,
    fields: ['paper_entries'],
  });
}

/** Eight figures, to be said on the phone; as good as no other sheet's. */
async function newReference(act: Act, conversationId: string): Promise<string> {
  const drawn = Number.parseInt(act.newId().replaceAll('-', '').slice(0, 12), 16) % 100_000_000;
  const reference = String(drawn).padStart(8, '0');
  return (await sheetByReference(act.tx, conversationId, reference)) ? newReference(act, conversationId) : reference;
}
