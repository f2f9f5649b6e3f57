import type { z } from 'zod';
import { fileTypes } from '#platform/documents/index.ts';
import { writeCsv } from '#platform/export/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, download, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { runInWorker } from '#platform/workers/run-in-worker.ts';
import type { Conversation } from '../conversation.ts';
import { saidAs, saidAsTexts } from '../held/held.ts';
import { heldStatements } from '../held/taking-part-store.ts';
import { howMany, lettersWaiting } from '../letters/letters-of.ts';
import { heldOf, paperAt, pileAt, theEdition } from './about-paper.ts';
import { beginPile, type pileInput } from './begin-pile.ts';
import { editionsOf } from './edition-store.ts';
import { handsOf } from './hands-store.ts';
import { type editionInput, makeEdition } from './make-edition.ts';
import { paperVotes, paperVoteTexts, paperWays, paperWayTexts, sheetCode } from './paper.ts';
import { pilesOf, sheetCounts } from './pile-store.ts';
import { mattersText, ownLines, type Printed, printedSheet, returnText } from './printed-sheet.ts';
import { statementsOn } from './read-entry.ts';
import { columnOf, fileColumns } from './read-sheet-file.ts';
import { sheetsThatDiffer } from './sheet-store.ts';
import { daysOf, keepUntil, type untilInput } from './take-sheets.ts';
import { addTotals, notTyped, totalsOf } from './totals.ts';

export const wayChoices = paperWays.map((value) => ({ value, text: paperWayTexts[value] }));

/** All that is on paper: sheets to print, piles with what became of each, hands counted in rooms, letters that wait. */
export async function showPaper(visit: Visit<Conversation>): Promise<Reply> {
  const { tx, object } = visit;
  const held = await heldOf(visit);
  const counts = await sheetCounts(tx, object.id);
  const piles = (await pilesOf(tx, object.id)).map((pile) => {
    const totals = totalsOf(counts.filter(({ pileId }) => pileId === pile.id));
    return { ...pile, totals, notTyped: notTyped(pile.handedIn, totals) };
  });
  return page('voice/paper/paper.njk', 'On paper, by phone and in meetings', {
    conversation: object,
    here: paperAt(object),
    held,
    days: await daysOf(tx, held),
    editions: await editionsOf(tx, object.id),
    accepted: (await heldStatements(tx, object.id)).filter(({ state }) => state === 'accepted'),
    piles,
    all: addTotals(piles.map(({ totals }) => totals)),
    differing: (await sheetsThatDiffer(tx, object.id)).map(({ id, number }) => ({
      id,
      code: sheetCode(object.id, number),
    })),
    hands: await handsOf(tx, object.id),
    letters: howMany(await lettersWaiting(tx, object, visit.who.personId, visit.now)),
    wayChoices,
  });
}

export async function saveEdition({
  act,
  object,
  body,
}: Doing<Conversation, z.infer<typeof editionInput>>): Promise<Reply> {
  const id = await makeEdition(act, object, body);
  return redirect(`${paperAt(object)}/sheets/${id}`, 'The sheet is made. Print it.');
}

export async function saveUntil({
  act,
  object,
  body,
}: Doing<Conversation, z.infer<typeof untilInput>>): Promise<Reply> {
  await keepUntil(act, object, body);
  return redirect(paperAt(object), 'Kept.');
}

export async function savePile({ act, object, body }: Doing<Conversation, z.infer<typeof pileInput>>): Promise<Reply> {
  return redirect(pileAt(object, await beginPile(act, object, body)), 'The pile is begun. Type its sheets in.');
}

async function printedOf(visit: Visit<Conversation>): Promise<Printed> {
  const { tx, object, now } = visit;
  const edition = await theEdition(visit);
  const held = await heldOf(visit);
  return {
    ...{ title: object.title, about: object.about, notice: held.notice ?? '', edition, at: now },
    statements: await statementsOn(tx, object.id, edition),
    by: visit.services.installation().name ?? 'Commonweal',
  };
}

/** The sheet as a page that prints as it is read. */
export async function showEdition(visit: Visit<Conversation>): Promise<Reply> {
  const printed = await printedOf(visit);
  const { edition } = printed;
  return page('voice/paper/sheet.njk', visit.object.title, {
    ...{ conversation: visit.object, here: paperAt(visit.object), printed, edition },
    codes: [edition.firstCopy, edition.lastCopy].map((one) => one && sheetCode(visit.object.id, one)),
    returnText: returnText(edition),
    votes: paperVotes.map((vote) => paperVoteTexts[vote]),
    ways: saidAs.map((one) => saidAsTexts[one]),
    ...{ mattersText, ownLines },
  });
}

/** Drawn in a thread of its own: a hundred copies take a while. */
export async function downloadEdition(visit: Visit<Conversation>): Promise<Reply> {
  const printed = await printedOf(visit);
  const documents = import.meta.resolve('#platform/documents/index.ts');
  const pdf = await runInWorker<Uint8Array>(documents, 'writePdf', [printedSheet(printed)], 60);
  return download(
    `sheet-${visit.object.id.slice(0, 8)}-${printed.edition.number}.pdf`,
    fileTypes.pdf,
    Buffer.from(pdf),
  );
}

/** An empty table for whoever types in a spreadsheet: a row a sheet, a column a statement. */
export async function downloadTable(visit: Visit<Conversation>): Promise<Reply> {
  const { edition, statements } = await printedOf(visit);
  if (edition.firstCopy === null) refuse('not-found');
  const { code, said, saidAs: by, datedOn } = fileColumns;
  const columns = [code, ...statements.map(({ number }) => columnOf(number)), said, by, datedOn];
  const rows = Array.from({ length: edition.lastCopy! - edition.firstCopy + 1 }, (_, at) => ({
    [code]: sheetCode(visit.object.id, edition.firstCopy! + at),
  }));
  return download(`sheets-${edition.number}.csv`, 'text/csv; charset=utf-8', writeCsv(columns, rows));
}
