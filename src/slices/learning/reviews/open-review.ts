import { z } from 'zod';
import type { Ref } from '#platform/access/kinds.ts';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import { recordReview } from './record-review.ts';
import type { Review } from './review.ts';
import { insertReview } from './review-store.ts';

export const openReviewInput = z.strictObject({
  title: field.text('Enter what the review is about', 300),
  openedBy: field.text('Choose what opens it', 100),
  dueOn: field.optionalDateOn(),
});

/** Opens a review of anything, or suggests one. The caller has made sure that what opens it is on the case. */
export async function openReview(
  act: Act,
  input: { caseId: string; title: string; openedBy: Ref; dueOn: string | null; state?: 'open' | 'suggested' },
): Promise<string> {
  const review: Review = {
    id: act.newId(),
    caseId: input.caseId,
    state: input.state ?? 'open',
    version: 1,
    title: input.title,
    openedByKind: input.openedBy.kind,
    openedById: input.openedBy.id,
    dueOn: input.dueOn,
    heldOn: null,
    expected: null,
    happened: null,
    why: null,
    learnt: null,
    tookPart: null,
    setAsideBecause: null,
    change: null,
    changing: null,
    mayPrint: false,
    openedAt: act.now,
  };
  await insertReview(act.tx, review);
  recordReview(act, review, `review.${review.state === 'open' ? 'opened' : 'suggested'}`, [
    'title',
    'opened_by',
    'due_on',
  ]);
  return review.id;
}
