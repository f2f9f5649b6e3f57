import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { partSpokenFor } from '../hand.ts';
import type { Outcome } from '../outcome.ts';
import { outcomeNow } from '../outcome-store.ts';
import { ratificationOn } from '../ratification-store.ts';
import { recordOutcome } from '../record-outcome.ts';
import { correctHowTo, holdBallot } from './ballot-store.ts';
import { type Correctable, type Correction, correctable, notASlip } from './correction.ts';
import { correctMeeting, insertCorrection } from './correction-store.ts';
import { recordBallot } from './record-ballot.ts';
import { secretaryOf } from './secretary-store.ts';

const why = field.text('Say what was wrong, for example “the date was mistyped”', 500);
const asDay = (value: string) => /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));

export const correctMeetingInput = z.strictObject({
  field: field.choice(correctable, 'Choose what to correct'),
  after: field.text('Enter what it should say', 1_000),
  because: why,
});
export const correctNoticeInput = z.strictObject({
  after: field.text('Enter what it should say', 2_000),
  because: why,
});

async function checkSecretary(act: Act, outcome: Outcome, bodyId: string): Promise<void> {
  partSpokenFor(act.who, outcome, bodyId);
  if ((await secretaryOf(act.tx, outcome.caseId, bodyId))?.confirmedId !== act.who.personId)
    refuse('for-the-secretary');
}

const correctionOf = (act: Act, one: Omit<Correction, 'id' | 'correctedAt'>): Correction => ({
  ...one,
  id: act.newId(),
  correctedAt: act.now,
});

/** The body's secretary puts a slip in the record of a meeting right. Both versions stay, with the reason. */
export async function correctTheMeeting(
  act: Act,
  input: { outcomeId: string; ratificationId: string; field: Correctable; after: string; because: string },
): Promise<void> {
  const outcome = await outcomeNow(act.tx, input.outcomeId);
  const meeting = await ratificationOn(act.tx, outcome.id, input.ratificationId);
  await checkSecretary(act, outcome, meeting.bodyId);
  // What a ballot came to is in its hashed result: there is nothing in it to correct.
  if (meeting.ballotId !== null || meeting.state === 'refused') refuse('wrong-state');
  const before = meeting[input.field] ?? refuse('wrong-state');
  if (input.field === 'metOn' && (!asDay(input.after) || input.after > londonDate(act.now)))
    slip('after', 'Enter a day as 2026-11-02, not after today');
  const fault = notASlip(input.field, before, input.after);
  if (fault) slip('after', fault);
  await correctMeeting(act.tx, meeting.id, input.field, input.after);
  const { field: corrected, after, because } = input;
  const correction = correctionOf(act, {
    ofKind: 'meeting',
    ofId: meeting.id,
    field: corrected,
    before,
    after,
    because,
  });
  await insertCorrection(act.tx, outcome.id, correction, act.who.personId!);
  await recordOutcome(act, outcome.id, { action: 'outcome.meetingCorrected', fields: [corrected], content: because });
}

/** In a notice only how people take part can be corrected: the words, the rule and the days are what everybody was sent. */
export async function correctTheNotice(
  act: Act,
  input: { ballotId: string; after: string; because: string },
): Promise<void> {
  const ballot = await holdBallot(act.tx, input.ballotId);
  const outcome = await outcomeNow(act.tx, ballot.outcomeId);
  await checkSecretary(act, outcome, ballot.bodyId);
  if (ballot.state !== 'notified' && ballot.state !== 'open') refuse('wrong-state');
  const fault = notASlip('howTo', ballot.howTo, input.after);
  if (fault) slip('after', fault);
  await correctHowTo(act.tx, ballot.id, input.after);
  const { after, because } = input;
  const correction = correctionOf(act, {
    ofKind: 'ballot',
    ofId: ballot.id,
    field: 'howTo',
    before: ballot.howTo,
    after,
    because,
  });
  await insertCorrection(act.tx, outcome.id, correction, act.who.personId!);
  await recordBallot(act, ballot.id, { action: 'ballot.noticeCorrected', fields: ['how_to'], content: because });
}
