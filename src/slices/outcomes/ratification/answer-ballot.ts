import { z } from 'zod';
import type { Who } from '#platform/access/who.ts';
import type { Act } from '#platform/act/act.ts';
import type { Signer } from '#platform/crypto/secrets.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { commissions } from '../access.ts';
import { speaksInBallot } from './access.ts';
import type { Ballot, Paper } from './ballot.ts';
import { frozenRoll, holdBallot } from './ballot-store.ts';
import { paperKey } from './codes.ts';
import { markAnswered, paperOf, writePaper } from './paper-store.ts';
import { recordAnswer } from './record-ballot.ts';
import type { Frozen } from './roll.ts';
import { sayings } from './rule.ts';

export const answerInput = z.strictObject({
  says: field.choice(sayings, 'Choose your answer'),
  reason: field.optionalText(1_000),
  signed: field.optionalText(150),
});
export const minorityInput = z.strictObject({ minority: field.optionalText(3_000) });

/** An answer as it may be kept: an objection has its reason, and nothing else has one. */
export function checkAnswer({ says, reason, signed }: z.infer<typeof answerInput>): z.infer<typeof answerInput> {
  if (says === 'object' && !reason) slip('reason', 'Say why you object: your reason is printed with the result');
  return says === 'object' ? { says, reason, signed } : { says, reason: null, signed: null };
}

/** The paper of whoever signs in. Whoever commissions the case has none, on whatever roll they were put. */
export async function ownEntry(act: Act, ballot: Ballot): Promise<Frozen> {
  const { personId } = act.who;
  if (!speaksInBallot(act.who, ballot)) refuse('not-for-this-body');
  return (await frozenRoll(act.tx, ballot.id)).find((one) => one.personId === personId) ?? refuse('not-for-this-body');
}

/** A link answers for whoever it was sent to. Somebody who is signed in answers as themselves, and who commissions not at all. */
export function checkTheirLink(who: Who, ballot: Ballot, entry: Frozen): void {
  if (who.personId === null) return;
  if (commissions(who, ballot.outcome)) refuse('not-for-this-body');
  if (entry.personId !== who.personId) refuse('somebody-elses-paper');
}

/** Keeps one answer on one paper, in place of the one before. The audit says that somebody answered, and never what. */
export async function answerBallot(
  act: Act,
  signer: Signer,
  ballotId: string,
  entryOf: (ballot: Ballot) => Promise<Frozen>,
  input: z.infer<typeof answerInput>,
): Promise<void> {
  const ballot = await holdBallot(act.tx, ballotId);
  if (ballot.outcome.caseClosed) refuse('wrong-state');
  if (ballot.state !== 'open') refuse('ballot-not-open');
  const entry = await entryOf(ballot);
  const key = paperKey(signer, ballot.id, entry.id);
  const before = await paperOf(act.tx, ballot.id, key);
  const answer = checkAnswer(input);
  await writePaper(act.tx, ballot.id, { key, ...answer, minority: answer.says === 'object' ? before.minority : null });
  await markAnswered(act.tx, entry.id);
  recordAnswer(act, ballot, 'ballot.answered');
}

/** Whoever objected may add to the minority report until the result is counted. */
export async function addToMinority(
  act: Act,
  signer: Signer,
  ballotId: string,
  entryOf: (ballot: Ballot) => Promise<Frozen>,
  minority: string | null,
): Promise<void> {
  const ballot = await holdBallot(act.tx, ballotId);
  if (ballot.outcome.caseClosed || (ballot.state !== 'open' && ballot.state !== 'closed')) refuse('ballot-not-open');
  const entry = await entryOf(ballot);
  const paper: Paper = await paperOf(act.tx, ballot.id, paperKey(signer, ballot.id, entry.id));
  if (paper.says !== 'object') refuse('not-allowed');
  await writePaper(act.tx, ballot.id, { ...paper, minority });
  recordAnswer(act, ballot, 'ballot.minorityWritten');
}
