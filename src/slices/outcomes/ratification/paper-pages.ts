import type { z } from 'zod';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { messagesAbout } from '#platform/messages/messages.ts';
import { addToMinority, answerBallot, type answerInput, type minorityInput, ownEntry } from './answer-ballot.ts';
import type { Ballot } from './ballot.ts';
import { ballotPath } from './ballot-kind.ts';
import { frozenRoll } from './ballot-store.ts';
import { paperCode, paperKey } from './codes.ts';
import { type enterInput, enterPaper } from './enter-paper.ts';
import { askedLabels } from './notice.ts';
import { entriesOf, paperOf } from './paper-store.ts';
import { sayRule } from './rule.ts';

export const answerChoices = [
  { value: 'consent', text: 'I consent' },
  { value: 'object', text: 'I object' },
  { value: 'aside', text: 'I stand aside', hint: 'You take part, and leave it to the others.' },
];

/** What a paper shows to whoever holds it: what is put, and what they said until now. */
export async function paperFor({ tx, services }: Pick<Visit, 'tx' | 'services'>, ballot: Ballot, entryId: string) {
  return {
    ballot,
    notice: ballot.notice!,
    asked: askedLabels[ballot.agreed],
    rule: sayRule(ballot.rule, ballot.notice!.roll),
    choices: answerChoices,
    mine: await paperOf(tx, ballot.id, paperKey(services.signer, ballot.id, entryId)),
  };
}

export async function showOwnPaper(visit: Visit<Ballot>): Promise<Reply> {
  const { tx, object, who } = visit;
  const entry = (await frozenRoll(tx, object.id)).find((one) => one.personId === who.personId)!;
  return page('outcomes/ratification/paper.njk', 'Your paper', await paperFor(visit, object, entry.id));
}

export async function keepOwnPaper({
  act,
  object,
  body,
  services,
}: Doing<Ballot, z.infer<typeof answerInput>>): Promise<Reply> {
  await answerBallot(act, services.signer, object.id, (ballot) => ownEntry(act, ballot), body);
  return redirect(`${ballotPath(object)}/paper`, 'Your answer is kept. You can change it until it closes.');
}

export async function keepOwnMinority({
  act,
  object,
  body,
  services,
}: Doing<Ballot, z.infer<typeof minorityInput>>): Promise<Reply> {
  await addToMinority(act, services.signer, object.id, (ballot) => ownEntry(act, ballot), body.minority);
  return redirect(`${ballotPath(object)}/paper`, 'Your words are kept for the minority report.');
}

export async function showEntries({ tx, object, who }: Visit<Ballot>): Promise<Reply> {
  const entries = await entriesOf(tx, object.id);
  return page('outcomes/ratification/entries.njk', 'Enter paper answers', {
    ballot: object,
    choices: answerChoices.map(({ value, text }) => ({ value, text: text.replace('I ', 'They ') })),
    byMe: entries.filter((one) => one.enteredBy === who.personId).length,
    byOthers: entries.filter((one) => one.enteredBy !== who.personId).length,
  });
}

export async function keepEntered({
  act,
  object,
  body,
  services,
}: Doing<Ballot, z.infer<typeof enterInput>>): Promise<Reply> {
  const done = await enterPaper(act, services.signer, object.id, body);
  return redirect(
    `${ballotPath(object)}/entries`,
    done === 'counted'
      ? 'Two of you entered the same. It counts.'
      : 'It is kept. It counts once another member has entered the same paper.',
  );
}

/** Everything to print: each letter with its ballot paper, and links for those whom nothing here reaches. */
export async function showLetters({ tx, object, services }: Visit<Ballot>): Promise<Reply> {
  const messages = await messagesAbout(tx, { kind: 'ballot', id: object.id });
  const roll = await frozenRoll(tx, object.id);
  const latest = new Map(messages.map((one) => [one.recipient, one]));
  return page('outcomes/ratification/letters.njk', 'Letters and ballot papers', {
    ballot: object,
    notice: object.notice,
    asked: askedLabels[object.agreed],
    sheets: roll
      .filter((one) => one.reach === 'letter')
      .map((one) => ({ ...one, message: latest.get(one.name), code: paperCode(services.signer, object.id, one.id) })),
    toGive: roll
      .filter((one) => one.reach !== 'letter')
      .flatMap((one) => {
        const message = latest.get(one.name);
        return message?.channel === 'link' ? [message] : [];
      }),
  });
}
