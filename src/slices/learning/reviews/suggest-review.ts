import type { Kind } from '#platform/access/kinds.ts';
import type { Act } from '#platform/act/act.ts';
import type { Listener, OutboxEvent } from '#platform/act/dispatcher.ts';
import { kinds as measureKinds } from '#slices/measures/index.ts';
import { openReview } from './open-review.ts';
import { reviewsOpenedBy } from './review-store.ts';

/**
 * What suggests a review: a signal in a measure, a contract handed back or a complaint under one, the third grumble of one cause, or a story
 * whose author asks for it. Each by the name that whoever tells it has given; a name that nobody publishes yet suggests nothing.
 */
const openers: readonly Readonly<{ name: string; on: string; otherwise: string }>[] = [
  { name: 'suggestReview', on: 'measures.signalFound', otherwise: 'A signal was found in a measure' },
  { name: 'reviewStory', on: 'measures.reviewAsked', otherwise: 'Somebody who told a story asks for a review' },
  { name: 'reviewHandBack', on: 'agreements.handedBack', otherwise: 'Work was handed back' },
  { name: 'reviewGrumbles', on: 'cases.grumblesGathered', otherwise: 'The same thing got in the way three times' },
  { name: 'reviewComplaint', on: 'agreements.complaintMade', otherwise: 'There was a complaint' },
];

/** Suggests a review once: a second word of the same thing changes nothing while somebody has the first in hand. */
export const suggestReviews: readonly Listener[] = openers.map(({ name, on, otherwise }) => ({
  name: `learning.${name}`,
  on,
  async handle(act, event) {
    if (!event.caseId) return;
    if ((await reviewsOpenedBy(act.tx, event.objectId)).length > 0) return;
    await openReview(act, {
      caseId: event.caseId,
      title: await titleOf(act, event, otherwise),
      openedBy: { kind: event.objectKind, id: event.objectId },
      dueOn: null,
      state: 'suggested',
    });
  },
}));

async function titleOf(act: Act, event: OutboxEvent, otherwise: string): Promise<string> {
  const kind = (measureKinds as readonly Kind[]).find((one) => one.kind === event.objectKind);
  const [object] = kind ? await kind.load(act.tx, [event.objectId]) : [];
  return object ? kind!.bead(object).title.slice(0, 300) : otherwise;
}
