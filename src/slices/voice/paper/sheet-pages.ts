import type { z } from 'zod';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import type { Conversation } from '../conversation.ts';
import { saidAsTexts } from '../held/held.ts';
import { countSoon } from '../held/keep-counting.ts';
import { takesVotes } from '../held/take-part.ts';
import { heldOf, paperAt, pileAt, sheetAt, theSheet, typedInto } from './about-paper.ts';
import { differencesOf, settlesAs } from './compare-entries.ts';
import { type correctInput, correctSheet, type findInput, sheetToCorrect } from './correct-sheet.ts';
import { editionsOf } from './edition-store.ts';
import { type letterInput, sayReference, writeLetter } from './letters.ts';
import { keyOf, markText, sheetCode } from './paper.ts';
import { asChoices, keys } from './pile-pages.ts';
import { statementsOn } from './read-entry.ts';
import { agreeToProposed, lookAgain, type settleInput, settleSheet } from './settle-sheet.ts';
import { entriesOf, type KeptEntry } from './sheet-store.ts';

const turnTexts = {
  first: 'Typed first',
  second: 'Typed second',
  proposed: 'Proposed',
  decided: 'What the paper says',
  corrected: 'Put right by phone',
} as const;

/** What was typed of a sheet, side by side. Nothing of it before both have typed, not even to whoever typed it first. */
export async function showSheet(visit: Visit<Conversation>): Promise<Reply> {
  const { tx, object, who } = visit;
  const sheet = await theSheet(visit);
  const held = await heldOf(visit);
  const all = await entriesOf(tx, sheet.id);
  const of = (turn: KeptEntry['turn']) => all.findLast((one) => one.turn === turn);
  const [first, second, proposed] = [of('first'), of('second'), of('proposed')];
  const hidden = sheet.state === 'typed once' || (sheet.state === 'set aside' && !second);
  const edition = (await editionsOf(tx, object.id)).find(({ id }) => id === sheet.editionId)!;
  const statements = await statementsOn(tx, object.id, edition);
  const differ = first && second && sheet.state === 'differs' ? differencesOf(first, second) : null;
  const entries = hidden ? [] : all;
  const phoned = sheet.reference !== null && sheet.state === 'counted' && !sheet.withdrawn;
  const rows = statements.map(({ number, words }, at) => ({
    ...{ number, words },
    marks: entries.map(({ marks }) => markText(marks[at]!)),
    differs: differ?.marks.includes(at) ?? false,
  }));
  return page('voice/paper/sheet-typed.njk', `Sheet ${sheetCode(object.id, sheet.number)}`, {
    ...{
      conversation: object,
      here: paperAt(object),
      path: sheetAt(object, sheet.id),
      sheet,
      edition,
      hidden,
      keys,
      asChoices,
    },
    pilePath: pileAt(object, sheet.pileId),
    columns: entries.map(({ turn }) => turnTexts[turn]),
    ...{ rows, statements },
    disputed: rows.filter((one) => one.differs),
    entered: all.length > 0,
    typed: typedInto(visit, 'answer'),
    others: entries.map(({ said, saidAs, datedOn, because }) => ({
      said,
      saidAs: saidAsTexts[saidAs],
      datedOn,
      because,
    })),
    differ,
    firstSaid: first?.said.join('\n') ?? '',
    proposed: differ ? proposed : null,
    proposedByMe: proposed?.typedBy === who.personId,
    alone: settlesAs(who.personId, first?.typedBy ?? null, second?.typedBy ?? null) === 'third',
    reference: sheet.reference && sayReference(sheet.reference),
    phoned,
    corrects: phoned && takesVotes(object, held, visit.now),
    last: phoned ? all.at(-1)!.marks.map(keyOf) : [],
  });
}

type On<T> = Doing<Conversation, T>;
const settled = {
  proposed: 'It is proposed. It counts once the other of the two, or a third person, says that the paper says so.',
  counted: 'It is decided, and the sheet counts.',
  late: 'It is decided. The sheet does not count: it is dated after the last day.',
} as const;

export async function saveSettled({
  act,
  object,
  params,
  body,
  services,
}: On<z.infer<typeof settleInput>>): Promise<Reply> {
  const became = await settleSheet(act, object, params.sheetId!, body);
  if (became === 'counted') act.afterCommit(() => countSoon(services, object.id));
  return redirect(sheetAt(object, params.sheetId!), settled[became]);
}

export async function saveAgreed({ act, object, params, services }: On<unknown>): Promise<Reply> {
  const became = await agreeToProposed(act, object, params.sheetId!);
  act.afterCommit(() => countSoon(services, object.id));
  return redirect(sheetAt(object, params.sheetId!), settled[became]);
}

export async function saveAgain({ act, object, params, services }: On<unknown>): Promise<Reply> {
  const state = await lookAgain(act, object, params.sheetId!);
  act.afterCommit(() => countSoon(services, object.id));
  return redirect(
    sheetAt(object, params.sheetId!),
    state === 'late' ? 'It is still dated after the last day.' : 'It is taken up again.',
  );
}

/** From the figures that somebody says on the phone to what was written down for them. */
export async function findByReference({ act, object, body }: On<z.infer<typeof findInput>>): Promise<Reply> {
  return redirect(sheetAt(object, (await sheetToCorrect(act, object, body.reference)).id));
}

export async function saveCorrection({
  act,
  object,
  params,
  body,
  services,
}: On<z.infer<typeof correctInput>>): Promise<Reply> {
  await correctSheet(act, object, params.sheetId!, body);
  act.afterCommit(() => countSoon(services, object.id));
  return redirect(sheetAt(object, params.sheetId!), 'It is put right. What it was before is kept.');
}

export async function saveLetter(doing: On<z.infer<typeof letterInput>>): Promise<Reply> {
  await writeLetter(doing.act, doing.object, await heldOf(doing), await theSheet(doing), doing.body);
  return redirect(paperAt(doing.object), 'The letter waits to be printed.');
}
