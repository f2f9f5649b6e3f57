import { get, post, type Route } from '#platform/http/route.ts';
import { noticeRoutesWith } from '#slices/procurement/index.ts';
import { ratingInput } from './rate-indicator.ts';
import { keepRating, showRatings } from './rating-pages.ts';
import { toldToNotices } from './told-to-notices.ts';

const ratings = '/cases/:caseId/agreements/:agreementId/ratings';

/** Notices are the procurement’s; they have their addresses here, so that they are filled from its agreements too. */
export const noticeRoutes: readonly Route[] = [
  ...noticeRoutesWith(toldToNotices),
  get(ratings, { on: 'agreement', may: 'see' }, showRatings),
  post(ratings, { on: 'agreement', may: 'rate' }, ratingInput, keepRating),
];
