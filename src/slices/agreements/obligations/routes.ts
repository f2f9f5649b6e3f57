import { get, post, type Route } from '#platform/http/route.ts';
import { showObligation } from '../obligation-pages.ts';
import { evidenceInput } from './bring-evidence.ts';
import { keepEvidence, showDue } from './due-pages.ts';

export const obligationRoutes: readonly Route[] = [
  get('/due', 'signedIn', showDue, { query: ['of', 'page'] }),
  post(
    '/cases/:caseId/obligations/:obligationId/evidence',
    { on: 'obligation', may: 'bring' },
    evidenceInput,
    keepEvidence,
    { form: showObligation },
  ),
];
