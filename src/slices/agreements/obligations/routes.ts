import { sendEvidence } from '#platform/files/evidence/index.ts';
import { get, post, type Route } from '#platform/http/route.ts';
import { showObligation } from '../obligation-pages.ts';
import { evidenceInput } from './bring-evidence.ts';
import { keepEvidence, showDue } from './due-pages.ts';

const obligation = '/cases/:caseId/obligations/:obligationId';

export const obligationRoutes: readonly Route[] = [
  get('/due', 'signedIn', showDue, { query: ['of', 'page'] }),
  post(`${obligation}/evidence`, { on: 'obligation', may: 'bring' }, evidenceInput, keepEvidence, {
    form: showObligation,
    takesFiles: true,
  }),
  get(`${obligation}/evidence/:fileId`, { on: 'obligation', may: 'see' }, sendEvidence('obligation')),
];
