import type { Act } from '#platform/act/act.ts';
import { readTable } from '#platform/export/index.ts';
import { Slip, slip } from '#platform/forms/index.ts';
import type { UploadedFile } from '#platform/http/route.ts';
import { type Edition, editionsOf, holdNumbers } from './edition-store.ts';
import { type Entry, readSheetCode } from './paper.ts';
import { readSaid, statementsOn } from './read-entry.ts';
import { type Problem, readSheetFile, type SheetRow } from './read-sheet-file.ts';
import { editionOfNumber, entriesOf, sheetByNumber } from './sheet-store.ts';
import type { Typing } from './take-sheets.ts';
import { keepTyped, type Typed } from './type-sheet.ts';

export type TypedFile = Readonly<{
  name: string;
  became: readonly Typed[];
  /** Sheets of the file that the same person had sent before. */
  known: number;
  problems: readonly Problem[];
}>;

/** A file from somebody's spreadsheet is one of the two times that each sheet is typed: whichever of the two is still to come. */
export async function typeFile(act: Act, typing: Typing, file: UploadedFile): Promise<TypedFile> {
  if (typing.pile.checking === 'read back') slip('file', 'What is said by phone is typed while it is said');
  const { rows, problems: unread } = readSheetFile(readTable(file.bytes));
  if (rows.length === 0 && unread.length > 0)
    slip('file', `${file.name.slice(0, 60)}: ${unread[0]!.why} Nothing was kept.`);
  await holdNumbers(act.tx, typing.conversation.id);
  const editions = await editionsOf(act.tx, typing.conversation.id);
  const problems: Problem[] = [...unread];
  const became: Typed[] = [];
  let known = 0;
  for (const row of rows) {
    try {
      const typed = await typeRow(act, typing, editions, row);
      if (typed) became.push(typed);
      else known += 1;
    } catch (error) {
      // A slip is found before anything of its sheet is written: the others stand.
      if (!(error instanceof Slip)) throw error;
      problems.push({ line: row.line, why: Object.values(error.errors).join('. ') });
    }
  }
  return { name: file.name.slice(0, 60), became, known, problems: problems.toSorted((a, b) => a.line - b.line) };
}

/** Null where the same person has given this sheet already. */
async function typeRow(act: Act, typing: Typing, editions: readonly Edition[], row: SheetRow): Promise<Typed | null> {
  const { conversation, pile } = typing;
  const number =
    readSheetCode(conversation.id, row.code) ??
    slip('number', `“${row.code.slice(0, 20)}” is no sheet of this conversation`);
  const there = await sheetByNumber(act.tx, conversation.id, number);
  const mine = there?.pileId === pile.id ? await entriesOf(act.tx, there.id) : [];
  if (mine.some(({ typedBy }) => typedBy === act.who.personId)) return null;
  const editionId = await editionOfNumber(act.tx, conversation.id, number);
  const edition =
    editions.find(({ id }) => id === editionId) ?? slip('number', `No sheet was printed with the number ${row.code}`);
  const second = there?.pileId === pile.id && there.state === 'typed once';
  const entry = await entryOf(act, typing, edition, row);
  return keepTyped(act, typing, { turn: second ? 'second' : 'first', came: 'file', edition, number, entry });
}

async function entryOf(act: Act, { conversation, pile }: Typing, edition: Edition, row: SheetRow): Promise<Entry> {
  const statements = await statementsOn(act.tx, conversation.id, edition);
  const on = new Set(statements.map(({ number }) => number));
  const stray = [...row.marks].find(([number, { vote }]) => vote !== null && !on.has(number));
  if (stray) slip('answer', `Statement ${stray[0]} is not on sheet ${row.code}, which is of edition ${edition.number}`);
  const missing = statements.find(({ number }) => !row.marks.has(number));
  if (missing) slip('answer', `There is no column for statement ${missing.number}, which is on sheet ${row.code}`);
  return {
    marks: statements.map(({ number }) => row.marks.get(number)!),
    said: readSaid(row.said.join('\n') || null),
    saidAs: row.saidAs,
    datedOn: row.datedOn ?? pile.collectedOn,
  };
}
