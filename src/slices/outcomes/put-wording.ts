import { z } from 'zod';
import { wears } from '#platform/access/who.ts';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { londonDate as sayDate } from '#platform/say.ts';
import { speaksFor } from './access.ts';
import { checkWorking, isWorking } from './hand.ts';
import { formerOwners, usableFrom, wordsAreHeld } from './outcome.ts';
import { outcomeNow } from './outcome-store.ts';
import { insertWording, setWordingState, touchOutcome } from './outcome-write-store.ts';
import { sameWords } from './ratification.ts';
import { recordOutcome } from './record-outcome.ts';
import { currentWordsChanged } from './reword.ts';
import { tellFormerOwners } from './tell-former-owners.ts';

export const putWordingInput = z.strictObject({
  statement: field.text('Enter the words that you would put instead', 500),
  forWhom: field.optionalText(300),
  because: field.optionalText(1_000),
  version: field.version(),
});

/**
 * Puts other words forward. While no community stands behind the words there are, those who work on the case may change
 * them; once one does, theirs are a proposal like anybody's. Where its term has lapsed they are one, too, and its members are told.
 */
export async function putWording(
  act: Act,
  input: { outcomeId: string; statement: string; forWhom: string | null; because: string | null; version?: number },
): Promise<'current' | 'proposed'> {
  const outcome = await outcomeNow(act.tx, input.outcomeId);
  if (outcome.caseClosed || outcome.retiredBecause !== null) refuse('wrong-state');
  const speaks = speaksFor(act.who, outcome);
  if (!isWorking(act.who) && speaks.length === 0 && !wears(act.who, 'practitioner', 'community')) refuse('not-allowed');
  if (outcome.wordings.some((one) => one.state !== 'former' && sameWords(one.statement, input.statement)))
    slip('statement', 'These words are there already');
  const free = !wordsAreHeld(outcome) && formerOwners(outcome).length === 0;
  const state = isWorking(act.who) && free ? 'current' : 'proposed';
  const id = act.newId();
  await touchOutcome(act.tx, outcome.id, input.version ?? outcome.version);
  await insertWording(act.tx, outcome.id, {
    id,
    state,
    statement: input.statement,
    forWhom: input.forWhom ?? outcome.forWhom,
    because: input.because,
    bodyId: speaks.length === 1 ? speaks[0]! : null,
    putBy: act.who.personId,
    putAt: act.now,
  });
  if (state === 'current') await currentWordsChanged(act, outcome, id, null);
  else await tellFormerOwners(act, outcome, input.statement);
  await recordOutcome(act, outcome.id, {
    action: state === 'current' ? 'outcome.reworded' : 'outcome.wordsProposed',
    fields: ['wordings'],
    content: input.statement,
  });
  return state;
}

export const settleWordingInput = z.strictObject({
  wording: field.id(),
  does: field.choice(['take', 'decline'], 'Choose what to do with these words'),
});

/** Takes up or declines proposed words; both only while no community stands behind those there are, or behind these. */
export async function settleWording(
  act: Act,
  input: { outcomeId: string; wordingId: string; does: 'take' | 'decline' },
): Promise<void> {
  const outcome = await outcomeNow(act.tx, input.outcomeId);
  checkWorking(act.who, outcome);
  const wording = outcome.wordings.find((one) => one.id === input.wordingId);
  if (wording?.state !== 'proposed') refuse('wrong-state');
  const owned = outcome.parts.some((part) => part.wordingId === wording.id);
  if (wordsAreHeld(outcome) || owned) refuse('not-for-this-body');
  const from = usableFrom(outcome, wording);
  if (input.does === 'take' && from !== null && londonDate(act.now) < from)
    refuse('former-owner-asked', `these words can be used from ${sayDate(from)}`);
  await touchOutcome(act.tx, outcome.id, outcome.version);
  await setWordingState(act.tx, outcome.id, wording.id, input.does === 'take' ? 'current' : 'declined');
  if (input.does === 'take') await currentWordsChanged(act, outcome, wording.id, null);
  await recordOutcome(act, outcome.id, {
    action: input.does === 'take' ? 'outcome.reworded' : 'outcome.wordsDeclined',
    fields: ['wordings'],
    content: wording.statement,
  });
}
