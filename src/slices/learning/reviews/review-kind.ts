import { kind } from '#platform/access/kinds.ts';
import { reviewAccess } from '../access.ts';
import { type Review, type ReviewState, reviewStates } from './review.ts';
import { reviewsById, reviewsOf } from './review-store.ts';

const loose: Record<ReviewState, string | null> = {
  suggested: 'Nobody has taken this up yet',
  open: 'It is still open',
  closed: null,
  'set-aside': null,
};

export const reviewKind = kind<Review>({
  kind: 'review',
  label: 'Review',
  load: reviewsById,
  ofCase: reviewsOf,
  allowed: reviewAccess,
  states: reviewStates,
  example: (state) => ({
    id: 'review',
    caseId: 'case',
    state: state as ReviewState,
    version: 1,
    title: 'The wait for home care grew',
    openedByKind: 'signal',
    openedById: 'signal',
    dueOn: null,
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
    openedAt: new Date(0),
  }),
  path: (review) => `/cases/${review.caseId}/reviews/${review.id}`,
  bead: (review) => ({
    title: review.title,
    text: review.learnt ?? review.happened ?? review.setAsideBecause ?? '',
    lens: 'want',
    loose: loose[review.state],
  }),
});
