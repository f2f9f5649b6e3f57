import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { partSpokenFor } from '../hand.ts';
import { outcomeNow } from '../outcome-store.ts';
import { callOffRow, frozenRoll, holdBallot } from './ballot-store.ts';
import { type Sending, writeTo } from './give-notice.ts';
import { recordBallot } from './record-ballot.ts';

export const callOffInput = z.strictObject({ because: field.text('Say why it is called off', 1_000) });

/** Calls it off before it closes, with a reason that is printed. Once it has closed, what people answered is counted. */
export async function callOffBallot(act: Act, ballotId: string, because: string): Promise<void> {
  const ballot = await holdBallot(act.tx, ballotId);
  partSpokenFor(act.who, await outcomeNow(act.tx, ballot.outcomeId), ballot.bodyId);
  if (!['drafted', 'notified', 'open'].includes(ballot.state)) refuse('wrong-state');
  await callOffRow(act.tx, ballot.id, because);
  await recordBallot(act, ballot.id, { action: 'ballot.calledOff', fields: ['because'], content: because });
}

/** Writes again to those who have not answered. Only who keeps that list may: the secretary, where the body has one. */
export async function remindRoll(act: Act, services: Sending, ballotId: string): Promise<number> {
  const ballot = await holdBallot(act.tx, ballotId);
  partSpokenFor(act.who, await outcomeNow(act.tx, ballot.outcomeId), ballot.bodyId);
  if (ballot.secretaryId !== null && ballot.secretaryId !== act.who.personId) refuse('for-the-secretary');
  if (ballot.state !== 'notified' && ballot.state !== 'open') refuse('ballot-not-open');
  const waiting = (await frozenRoll(act.tx, ballot.id)).filter((one) => !one.answered);
  for (const entry of waiting) await writeTo(act, services, ballot, entry, false);
  await recordBallot(act, ballot.id, { action: 'ballot.reminded', fields: [] });
  return waiting.length;
}
