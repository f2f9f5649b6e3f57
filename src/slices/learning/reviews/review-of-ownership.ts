import type { Act } from '#platform/act/act.ts';
import type { Listener, OutboxEvent } from '#platform/act/dispatcher.ts';
import { outcomesById, ownershipChallenged, ownershipWithdrawn } from '#slices/outcomes/index.ts';
import { openReview } from './open-review.ts';
import { reviewsOpenedBy } from './review-store.ts';

/**
 * A challenge to what a community owns, or its taking back, suggests a review of the outcome, unless one is in hand. What rests on
 * the outcome was flagged in the act itself. Neither touches an agreement.
 */
async function suggest(act: Act, event: OutboxEvent, says: (body: string) => string): Promise<void> {
  if (!event.caseId) return;
  const inHand = await reviewsOpenedBy(act.tx, event.objectId);
  if (inHand.some((one) => one.state === 'suggested' || one.state === 'open')) return;
  const [outcome] = await outcomesById(act.tx, [event.objectId]);
  const title = `${says(String(event.payload.body))}: ${outcome?.statement ?? 'an outcome'}`;
  await openReview(act, {
    caseId: event.caseId,
    title: title.slice(0, 300),
    openedBy: { kind: event.objectKind, id: event.objectId },
    dueOn: null,
    state: 'suggested',
  });
}

export const reviewChallenge: Listener = {
  name: 'learning.reviewChallenge',
  on: ownershipChallenged,
  handle: (act, event) => suggest(act, event, (body) => `Somebody of ${body} challenges this`),
};

export const reviewWithdrawal: Listener = {
  name: 'learning.reviewWithdrawal',
  on: ownershipWithdrawn,
  handle: (act, event) => suggest(act, event, (body) => `${body} no longer stands behind this`),
};
