import type { Route } from '#platform/http/route.ts';
import { noticeRoutesWith } from '#slices/procurement/index.ts';
import { toldToNotices } from './told-to-notices.ts';

/** Notices are the procurement’s; they have their addresses here, so that they are filled from its agreements too. */
export const noticeRoutes: readonly Route[] = noticeRoutesWith(toldToNotices);
