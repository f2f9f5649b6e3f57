import type { z } from 'zod';
import { slip } from '#platform/forms/index.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import type { Conversation } from '../conversation.ts';
import { saidAs, saidAsTexts } from '../held/held.ts';
import { countSoon } from '../held/keep-counting.ts';
import { chosenEdition, paperAt, pileAt, sheetAt, thePile, typedInto } from './about-paper.ts';
import { paperVotes, paperVoteTexts, sheetCode } from './paper.ts';
import { sheetCounts } from './pile-store.ts';
import { statementsOn } from './read-entry.ts';
import { type asideInput, setAside } from './set-aside.ts';
import { sheetsOfPile, waitingFor } from './sheet-store.ts';
import { typingInto } from './take-sheets.ts';
import { notTyped, totalsOf } from './totals.ts';
import { typeFile } from './type-file.ts';
import { type Turn, type Typed, type typeInput, typeSheet } from './type-sheet.ts';
import { withdrawPile, type withdrawPileInput } from './withdraw-pile.ts';

export const asChoices = saidAs.map((value) => ({ value, text: saidAsTexts[value] }));
export const keys = paperVotes.map((vote, at) => ({ key: at + 1, text: paperVoteTexts[vote] }));

/** A pile: what became of its sheets, and each by its number. What stands on them is shown nowhere before both have typed. */
export async function showPile(visit: Visit<Conversation>): Promise<Reply> {
  const { tx, object } = visit;
  const pile = await thePile(visit);
  const totals = totalsOf((await sheetCounts(tx, object.id)).filter(({ pileId }) => pileId === pile.id));
  return page('voice/paper/pile.njk', `Pile ${pile.number}: ${pile.place}`, {
    ...{ conversation: object, here: paperAt(object), path: pileAt(object, pile.id), pile, totals },
    notTyped: notTyped(pile.handedIn, totals),
    sheets: (await sheetsOfPile(tx, object.id, pile.id)).map((one) => ({
      ...one,
      code: sheetCode(object.id, one.number),
      path: sheetAt(object, one.id),
    })),
    waiting: (await waitingFor(tx, object.id, pile.id, visit.who.personId)).length,
  });
}

const showTyping =
  (turn: Turn) =>
  async (visit: Visit<Conversation>): Promise<Reply> => {
    const { tx, object } = visit;
    const pile = await thePile(visit);
    const { edition, all } = await chosenEdition(visit);
    const waiting = turn === 'second' ? await waitingFor(tx, object.id, pile.id, visit.who.personId) : [];
    return page('voice/paper/type.njk', turn === 'first' ? 'Type a sheet' : 'Type a second time', {
      ...{ conversation: object, path: pileAt(object, pile.id), pile, turn, edition, editions: all, keys, asChoices },
      statements: await statementsOn(tx, object.id, edition),
      typed: typedInto(visit, 'answer'),
      waiting: waiting
        .filter(({ editionId }) => editionId === edition.id)
        .map(({ number }) => sheetCode(object.id, number)),
    });
  };

export const showFirst = showTyping('first');
export const showSecond = showTyping('second');

const became: Readonly<Record<Typed['became'], string>> = {
  'typed once':
    'is typed once. Write this number on the paper if it is not there. It counts once somebody else has typed it too',
  counted: 'counts',
  differs: 'was read differently by the two of you. Somebody has to look at the paper again',
  late: 'is kept, and does not count: it is dated after the last day',
};

const keepTyping =
  (turn: Turn) =>
  async ({ act, object, body, params, services }: Doing<Conversation, z.infer<typeof typeInput>>): Promise<Reply> => {
    const typing = await typingInto(act, object, params.pileId!);
    const typed = await typeSheet(act, typing, turn, body);
    if (typed.became === 'counted') act.afterCommit(() => countSoon(services, object.id));
    const says = `Sheet ${typed.code} ${became[typed.became]}.`;
    if (typing.pile.way === 'phone' && turn === 'first') return redirect(sheetAt(object, typed.sheetId), says);
    return redirect(`${pileAt(object, typing.pile.id)}/${turn}?edition=${body.edition}`, says);
  };

export const keepFirst = keepTyping('first');
export const keepSecond = keepTyping('second');

/** The page that this makes is the receipt: what became of each row, and which could not be read, by line. */
export async function keepFile({ act, object, files, params, services }: Doing<Conversation>): Promise<Reply> {
  const file = files.find(({ field }) => field === 'file') ?? slip('file', 'Choose a CSV file');
  const typing = await typingInto(act, object, params.pileId!);
  const read = await typeFile(act, typing, file);
  if (read.became.some((one) => one.became === 'counted')) act.afterCommit(() => countSoon(services, object.id));
  const number = (of: Typed['became']) => read.became.filter((one) => one.became === of).length;
  return page('voice/paper/typed-file.njk', 'The file was read', {
    ...{ conversation: object, path: pileAt(object, typing.pile.id), read },
    once: number('typed once'),
    counted: number('counted'),
    differs: number('differs'),
    late: number('late'),
  });
}

export async function saveAside({
  act,
  object,
  body,
  params,
}: Doing<Conversation, z.infer<typeof asideInput>>): Promise<Reply> {
  const typing = await typingInto(act, object, params.pileId!);
  const code = await setAside(act, typing, body);
  return redirect(
    pileAt(object, typing.pile.id),
    `Sheet ${code} is set aside. Write this number on the paper if it is not there.`,
  );
}

export async function saveWithdrawal({
  act,
  object,
  body,
  params,
  services,
}: Doing<Conversation, z.infer<typeof withdrawPileInput>>): Promise<Reply> {
  await withdrawPile(act, object, params.pileId!, body);
  act.afterCommit(() => countSoon(services, object.id));
  return redirect(
    pileAt(object, params.pileId!),
    'The pile is taken out, and it is counted again now. The log says why.',
  );
}
