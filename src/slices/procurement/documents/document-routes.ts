import { get, post, type Route } from '#platform/http/route.ts';
import { measuresInput, workforceInput } from './bring-in.ts';
import {
  keepIssue,
  keepMeasures,
  keepWorkforce,
  openDocuments,
  sendDocument,
  sendPublicDocument,
  showDocuments,
} from './document-pages.ts';
import { issueDocumentsInput } from './issue-documents.ts';

const all = '/cases/:caseId/procurements/:procurementId/documents';
const may = (action: string) => ({ on: 'procurement', may: action });
const form = { form: showDocuments };

export const documentRoutes: readonly Route[] = [
  get(all, may('see'), showDocuments),
  post(`${all}/issues`, may('shape'), issueDocumentsInput, keepIssue, form),
  post(`${all}/workforce`, may('shape'), workforceInput, keepWorkforce, { ...form, takesFiles: true }),
  post(`${all}/measures`, may('shape'), measuresInput, keepMeasures, { ...form, takesFiles: true }),
  get(`${all}/files/:document`, may('see'), sendDocument, { query: ['as', 'issue'] }),
  get('/public/procurements/:procurementId/documents', 'public', openDocuments),
  get('/public/procurements/:procurementId/documents/:document', 'public', sendPublicDocument, {
    query: ['as', 'issue'],
  }),
];
