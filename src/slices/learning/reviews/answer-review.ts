import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, Slip, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { unansweredOf } from '../lessons/raised-flags.ts';
import { recordReview } from './record-review.ts';
import { changes, faultsInClosing, faultsInDeciding, type Review, reviewTransitions } from './review.ts';
import { holdReview, updateReview } from './review-store.ts';
import { tellDecision } from './tell-decision.ts';

export const answerReviewInput = z.strictObject({
  expected: field.optionalText(3_000),
  happened: field.optionalText(3_000),
  why: field.optionalText(3_000),
  learnt: field.optionalText(3_000),
  tookPart: field.optionalText(1_000),
  heldOn: field.optionalDateOn(),
  change: field.optionalChoice(changes),
  changing: field.optionalText(1_000),
  mayPrint: field.ticked(),
  does: field.choice(['keep', 'close'], 'Choose whether to keep or to close this review'),
  version: field.version(),
});

/**
 * Keeps the answers to the four questions, and closes the review if it is asked to, each has one, it is said what changes,
 * and all that rests on what the review changed has been looked at. What it decided then reaches those whose words began it.
 */
export async function answerReview(act: Act, review: Review, input: z.infer<typeof answerReviewInput>): Promise<void> {
  const { does, version, ...answers } = input;
  if (review.state !== 'open') refuse('wrong-state');
  if (answers.heldOn && answers.heldOn > londonDate(act.now)) slip('heldOn', 'The day cannot be in the future');
  await holdReview(act.tx, review.id);
  const waiting = does === 'close' ? (await unansweredOf(act.tx, review.caseId, review.id)).length : 0;
  const faults = does === 'close' ? { ...faultsInClosing(answers), ...faultsInDeciding(answers, waiting) } : {};
  if (Object.keys(faults).length > 0) throw new Slip(faults);
  const state = does === 'close' ? reviewTransitions.open.close! : review.state;
  const answered: Review = { ...review, ...answers, state };
  await updateReview(act.tx, answered, version);
  recordReview(act, answered, does === 'close' ? 'review.closed' : 'review.answered', Object.keys(answers));
  if (does === 'close') await tellDecision(act, answered);
}
