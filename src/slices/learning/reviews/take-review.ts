import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { recordReview } from './record-review.ts';
import { type Review, reviewTransitions } from './review.ts';
import { updateReview } from './review-store.ts';

export const takeReviewInput = z.strictObject({
  does: field.choice(['open', 'set-aside'], 'Choose what to do with it'),
  because: field.optionalText(1_000),
  version: field.version(),
});

/** Opens a review that was suggested, closed or set aside; or sets a suggestion aside, with a reason. */
export async function takeReview(act: Act, review: Review, input: z.infer<typeof takeReviewInput>): Promise<void> {
  const state = reviewTransitions[review.state][input.does] ?? refuse('wrong-state');
  if (input.does === 'set-aside' && !input.because) slip('because', 'Say why there is nothing to review');
  const taken: Review = { ...review, state, setAsideBecause: input.does === 'set-aside' ? input.because : null };
  await updateReview(act.tx, taken, input.version);
  recordReview(act, taken, `review.${state}`, ['state', 'set_aside_because']);
}
