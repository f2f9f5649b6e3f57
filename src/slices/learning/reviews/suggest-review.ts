import type { Kind } from '#platform/access/kinds.ts';
import type { Act } from '#platform/act/act.ts';
import type { Listener, OutboxEvent } from '#platform/act/dispatcher.ts';
import { kinds as measureKinds } from '#slices/measures/index.ts';
import { openReview } from './open-review.ts';
import { reviewsOpenedBy } from './review-store.ts';

/** A signal suggests a review, once: a second word of the same signal changes nothing while somebody has the first in hand. */
export const suggestReview: Listener = {
  name: 'learning.suggestReview',
  on: 'measures.signalFound',
  async handle(act, event) {
    if (!event.caseId) return;
    if ((await reviewsOpenedBy(act.tx, event.objectId)).length > 0) return;
    await openReview(act, {
      caseId: event.caseId,
      title: await titleOf(act, event),
      openedBy: { kind: event.objectKind, id: event.objectId },
      dueOn: null,
      state: 'suggested',
    });
  },
};

async function titleOf(act: Act, event: OutboxEvent): Promise<string> {
  const kind = (measureKinds as readonly Kind[]).find((one) => one.kind === event.objectKind);
  const [signal] = kind ? await kind.load(act.tx, [event.objectId]) : [];
  return signal ? kind!.bead(signal).title.slice(0, 300) : 'A signal was found in a measure';
}
