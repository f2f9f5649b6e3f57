import type { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import type { Signer } from '#platform/crypto/secrets.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { partSpokenFor } from '../hand.ts';
import { outcomeNow } from '../outcome-store.ts';
import { sameWords } from '../ratification.ts';
import { answerInput, checkAnswer } from './answer-ballot.ts';
import type { Ballot } from './ballot.ts';
import { frozenRoll, holdBallot } from './ballot-store.ts';
import { paperCode, paperKey, sameCode } from './codes.ts';
import { dropEntries, type Entered, entriesOf, keepEntry, markAnswered, writePaper } from './paper-store.ts';
import { recordBallot } from './record-ballot.ts';
import type { Frozen } from './roll.ts';

export const enterInput = answerInput.extend({ code: field.text('Enter the code on the paper', 30) });

const same = (
  a: Pick<Entered, 'says' | 'reason' | 'signed'>,
  b: Pick<Entered, 'says' | 'reason' | 'signed'>,
): boolean =>
  a.says === b.says && sameWords(a.reason ?? '', b.reason ?? '') && sameWords(a.signed ?? '', b.signed ?? '');

/**
 * Enters a paper. Two members enter each from the paper itself, without seeing what the other typed; where they agree it counts.
 * The first entry is made before the close; the second may follow until the count.
 */
export async function enterPaper(
  act: Act,
  signer: Signer,
  ballotId: string,
  input: z.infer<typeof enterInput>,
): Promise<'waiting' | 'counted'> {
  const ballot = await holdBallot(act.tx, ballotId);
  const outcome = await outcomeNow(act.tx, ballot.outcomeId);
  partSpokenFor(act.who, outcome, ballot.bodyId);
  if (ballot.state !== 'open' && ballot.state !== 'closed') refuse('ballot-not-open');
  const entry = await entryWithCode(act, signer, ballot, input.code);
  const answer = checkAnswer(input);
  const key = paperKey(signer, ballot.id, entry.id);
  const by = act.who.personId!;
  const first = (await entriesOf(act.tx, ballot.id)).find((one) => one.key === key);
  if (!first || first.enteredBy === by) {
    if (ballot.state !== 'open') refuse('ballot-not-open');
    await keepEntry(act.tx, ballot.id, { ...answer, key, enteredBy: by, enteredAt: act.now });
    await recordBallot(act, ballot.id, { action: 'ballot.paperEntered', fields: ['entries'] });
    return 'waiting';
  }
  if (!outcome.speakers[ballot.bodyId]?.includes(first.enteredBy)) refuse('not-for-this-body');
  if (!same(first, answer))
    slip(
      'says',
      'The other member entered something else from this paper. Look at it together; whoever was wrong enters it again',
    );
  await writePaper(act.tx, ballot.id, { key, ...answer, minority: null });
  await markAnswered(act.tx, entry.id);
  await dropEntries(act.tx, ballot.id, key);
  await recordBallot(act, ballot.id, { action: 'ballot.paperCounted', fields: ['papers', 'entries'] });
  return 'counted';
}

async function entryWithCode(act: Act, signer: Signer, ballot: Ballot, typed: string): Promise<Frozen> {
  const roll = await frozenRoll(act.tx, ballot.id);
  return (
    roll.find((one) => sameCode(typed, paperCode(signer, ballot.id, one.id))) ??
    slip('code', 'No paper of this ballot has that code. Look at it again')
  );
}
