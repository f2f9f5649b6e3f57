import { get, post, type Route } from '#platform/http/route.ts';
import { publishCaseInput } from '#slices/cases/index.ts';
import { sayWhatIsWanted, showCase, showPaper, wantedInput } from './case-pages.ts';
import { publish, showPublicCase } from './public-pages.ts';
import { showThread } from './thread-pages.ts';

const onCase = (may: string) => ({ on: 'case', may });

export const routes: readonly Route[] = [
  get('/cases/:caseId', onCase('see'), showCase, { query: ['ask'] }),
  post('/cases/:caseId/wanted', onCase('contribute'), wantedInput, sayWhatIsWanted, { form: showCase }),
  get('/cases/:caseId/paper', onCase('see'), showPaper),
  get('/cases/:caseId/thread', onCase('see'), showThread, { query: ['from', 'at'] }),
  post('/cases/:caseId/publish', onCase('publish'), publishCaseInput, publish, { form: showCase }),
  get('/public/cases/:caseId', 'public', showPublicCase),
];
