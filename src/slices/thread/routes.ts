import { get, type Route } from '#platform/http/route.ts';
import { showThread } from './thread-pages.ts';

export const routes: readonly Route[] = [
  get('/cases/:caseId/thread', { on: 'case', may: 'see' }, showThread, { query: ['from', 'at'] }),
];
