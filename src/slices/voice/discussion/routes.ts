import { get, post, type Route } from '#platform/http/route.ts';
import { saveRemark, saveReport, showOwnStatement, showPublicStatement, showStatements } from './discussion-pages.ts';
import { moderateRemarksInput } from './moderate-remarks.ts';
import { saveRemarks, showRemarks } from './remark-moderation-pages.ts';
import { reportInput } from './report-remark.ts';
import { remarkInput } from './say-remark.ts';

const remarks = '/cases/:caseId/conversations/:conversationId/remarks';
const statements = '/public/conversations/:conversationId/statements';
const own = '/public/taking-part/:token/statements/:statementId';

export const discussionRoutes: readonly Route[] = [
  get(statements, 'public', showStatements),
  get(`${statements}/:statementId`, 'public', showPublicStatement),
  post(`${statements}/:statementId/reports`, 'public', reportInput, saveReport, {
    form: showPublicStatement,
    limit: 20,
  }),
  get(own, 'public', showOwnStatement),
  post(`${own}/remarks`, 'public', remarkInput, saveRemark, { form: showOwnStatement, limit: 100 }),
  get(remarks, { on: 'conversation', may: 'hold' }, showRemarks),
  post(remarks, { on: 'conversation', may: 'moderate' }, moderateRemarksInput, saveRemarks),
];
