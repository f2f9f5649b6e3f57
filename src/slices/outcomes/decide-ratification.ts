import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { partSpokenFor } from './hand.ts';
import type { Outcome, Part } from './outcome.ts';
import { outcomeNow } from './outcome-store.ts';
import { savePart, touchOutcome } from './outcome-write-store.ts';
import { standsBehind, stepOf } from './ownership.ts';
import { ballotsById } from './ratification/ballot-store.ts';
import { lookAgain, ownershipWithdrawn } from './ratification/challenge-ownership.ts';
import type { Ratification } from './ratification.ts';
import { decideRow, ratificationOn } from './ratification-store.ts';
import { recordOutcome } from './record-outcome.ts';
import { bodyWords } from './reword.ts';

export const decideRatificationInput = z.strictObject({
  does: field.choice(['confirm', 'refuse'], 'Choose whether this is what was agreed'),
});

/** A second member confirms what the first recorded, and only then does anything change; or says that it is not so. */
export async function decideRatification(
  act: Act,
  input: { outcomeId: string; ratificationId: string; does: 'confirm' | 'refuse' },
): Promise<void> {
  const outcome = await outcomeNow(act.tx, input.outcomeId);
  const meeting = await ratificationOn(act.tx, outcome.id, input.ratificationId);
  const part = partSpokenFor(act.who, outcome, meeting.bodyId);
  const by = act.who.personId!;
  if (input.does === 'confirm') {
    if (by === meeting.recordedBy) refuse('second-member');
    // Whoever recorded it may have come to commission the case since: then theirs is no longer the body's hand.
    if (!outcome.speakers[meeting.bodyId]?.includes(meeting.recordedBy)) refuse('not-for-this-body');
  }
  await touchOutcome(act.tx, outcome.id, outcome.version);
  await decideRow(act.tx, meeting.id, { state: input.does === 'confirm' ? 'confirmed' : 'refused', by, at: act.now });
  if (input.does === 'confirm') await carryOut(act, outcome, part, meeting);
  await recordOutcome(act, outcome.id, {
    action: input.does === 'confirm' ? `outcome.${meeting.agreed}.confirmed` : 'outcome.meetingRefused',
    fields: ['ratifications', 'parts'],
    content: meeting.statement,
  });
}

async function carryOut(act: Act, outcome: Outcome, part: Part, meeting: Ratification): Promise<void> {
  const state = stepOf(part.state, meeting.agreed, 'body') ?? refuse('wrong-state');
  const takesWords = meeting.agreed === 'own' || meeting.agreed === 'endorse';
  await savePart(act.tx, outcome.id, {
    bodyId: part.bodyId,
    state,
    forWhom: meeting.forWhom,
    wordingId: takesWords ? await bodyWords(act, outcome, meeting) : part.wordingId,
    because: meeting.because,
    by: act.who.personId,
    at: act.now,
    term: takesWords && meeting.ballotId ? await termOf(act, meeting.ballotId) : null,
  });
  if (!takesWords && (standsBehind(part.state) || part.state === 'lapsed')) await withdrawn(act, outcome, part);
}

const termOf = async (act: Act, ballotId: string) => (await ballotsById(act.tx, [ballotId]))[0]!.result!.rule;

/** A community took back what it stood behind: all that rests on it is looked at again. No agreement ends by it. */
async function withdrawn(act: Act, outcome: Outcome, part: Part): Promise<void> {
  await lookAgain(act, outcome, `${part.body} no longer stands behind it`);
  act.publish({
    name: ownershipWithdrawn,
    on: { kind: 'outcome', id: outcome.id },
    caseId: outcome.caseId,
    payload: { body: part.body },
  });
}
