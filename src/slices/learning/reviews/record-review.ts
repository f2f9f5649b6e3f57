import type { Act } from '#platform/act/act.ts';
import type { Review } from './review.ts';
import { reviewKind } from './review-kind.ts';

/** Records what was done to a review, and what its bead reads from now on. */
export function recordReview(act: Act, review: Review, action: string, fields: readonly string[]): void {
  const { title, text } = reviewKind.bead(review);
  act.record({
    action,
    on: { kind: 'review', id: review.id },
    caseId: review.caseId,
    fields,
    content: [review.expected, review.happened, review.why, review.learnt, review.changing].join('\n'),
    says: { title, text, state: review.state },
  });
}
