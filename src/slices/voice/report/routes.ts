import { get, post, type Route } from '#platform/http/route.ts';
import { publishReportInput, reportPartInput } from './publish-report.ts';
import * as pages from './report-pages.ts';

const report = '/cases/:caseId/conversations/:conversationId/report';
const on = (may: string) => ({ on: 'conversation', may });
const outside = '/public/conversations/:conversationId/report';

/** The report of a conversation: drafted, added to, published version by version. */
export const reportRoutes: readonly Route[] = [
  get(report, on('hold'), pages.showReport),
  post(report, on('hold'), reportPartInput, pages.savePart),
  get(`${report}/file`, on('hold'), pages.downloadDraft, { query: ['as'] }),
  post(`${report}/published`, on('hold'), publishReportInput, pages.savePublished, { form: pages.showReport }),
  get(outside, 'public', pages.showPublished, { query: ['version'] }),
  get(`${outside}/file`, 'public', pages.downloadPublished, { query: ['as', 'version'] }),
];
