import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, Slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { partSpokenFor } from './hand.ts';
import { outcomeNow } from './outcome-store.ts';
import { touchOutcome } from './outcome-write-store.ts';
import { agreements, stepOf } from './ownership.ts';
import { ballotRuns } from './ratification/ballot-store.ts';
import { meetingFaults, type Ratification } from './ratification.ts';
import { insertRatification, ratificationsOf } from './ratification-store.ts';
import { recordOutcome } from './record-outcome.ts';

export const ratificationInput = z.strictObject({
  body: field.id(),
  agreed: field.choice(agreements, 'Choose what the meeting agreed'),
  statement: field.text('Enter the words that were agreed', 500),
  forWhom: field.text('Enter for whom you agreed it, for example “people over 65”', 300),
  because: field.optionalText(1_000),
  metOn: field.dateOn('Enter the day on which you met'),
  present: field.wholeNumber('Enter how many people were there', 2, 100_000),
  missing: field.text('Enter who was not there and should have been heard; if nobody, say so', 1_000),
  objections: field.optionalText(10_000),
  roll: field.optionalWholeNumber(1, 1_000_000),
  quorum: field.optionalWholeNumber(1, 1_000_000),
  alternative: field.optionalText(500),
  version: field.version(),
});

export type RecordRatification = Readonly<
  Pick<Ratification, 'bodyId' | 'agreed' | 'statement' | 'forWhom' | 'metOn' | 'present' | 'missing'> &
    Partial<Pick<Ratification, 'because' | 'objections' | 'roll' | 'quorum'>> & { outcomeId: string; version?: number }
>;

/** One member records what their body agreed when it met. It counts once another member has confirmed it. */
export async function recordRatification(act: Act, input: RecordRatification): Promise<string> {
  const outcome = await outcomeNow(act.tx, input.outcomeId);
  const part = partSpokenFor(act.who, outcome, input.bodyId);
  const { because = null, objections = [], roll = null, quorum = null, version, ...meeting } = input;
  const faults = meetingFaults({ ...meeting, because, roll, quorum }, act.now.toISOString().slice(0, 10));
  if (Object.keys(faults).length > 0) throw new Slip(faults);
  if (stepOf(part.state, input.agreed, 'body') === null) refuse('wrong-state');
  // Whoever was told that everybody on the roll decides this is not overtaken by a meeting.
  if (await ballotRuns(act.tx, outcome.id, part.bodyId)) refuse('ballot-runs');
  const waiting = (await ratificationsOf(act.tx, outcome.id)).some(
    (one) => one.bodyId === part.bodyId && one.state === 'recorded',
  );
  if (waiting) refuse('wrong-state', 'another meeting of this body is waiting to be confirmed');
  const id = act.newId();
  await touchOutcome(act.tx, outcome.id, version ?? outcome.version);
  await insertRatification(act.tx, {
    ...meeting,
    id,
    state: 'recorded',
    because,
    objections,
    roll,
    quorum,
    sawWordingId: outcome.wordingId,
    recordedBy: act.who.personId!,
    recordedAt: act.now,
    decidedBy: null,
    decidedAt: null,
    ballotId: null,
  });
  await recordOutcome(act, outcome.id, {
    action: 'outcome.meetingRecorded',
    fields: ['ratifications'],
    content: input.statement,
  });
  return id;
}
