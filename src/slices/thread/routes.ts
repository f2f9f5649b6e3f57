import { get, post, type Route } from '#platform/http/route.ts';
import { sayWhatIsWanted, showCase, showPaper, wantedInput } from './case-pages.ts';
import { showThread } from './thread-pages.ts';

const onCase = (may: string) => ({ on: 'case', may });

export const routes: readonly Route[] = [
  get('/cases/:caseId', onCase('see'), showCase, { query: ['ask'] }),
  post('/cases/:caseId/wanted', onCase('contribute'), wantedInput, sayWhatIsWanted, { form: showCase }),
  get('/cases/:caseId/paper', onCase('see'), showPaper),
  get('/cases/:caseId/thread', onCase('see'), showThread, { query: ['from', 'at'] }),
];
