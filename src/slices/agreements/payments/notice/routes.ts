import { get, type Route } from '#platform/http/route.ts';
import { sendComplianceNotice, showComplianceNotice } from './compliance-pages.ts';

const notice = '/organisations/:payerId/payments/returns/compliance/:endsOn/notice';
const see = { on: 'payer', may: 'see' };

/** The notice that an authority owes once for all it buys; payments of one contract are told by its procurement’s notices. */
export const paymentNoticeRoutes: readonly Route[] = [
  get(notice, see, showComplianceNotice, { query: ['version'] }),
  get(`${notice}/file`, see, sendComplianceNotice, { query: ['version', 'as'] }),
];
