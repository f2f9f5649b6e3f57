import { z } from 'zod';
import { get, post, type Route } from '#platform/http/route.ts';
import { openCaseInput, publishCaseInput } from '#slices/cases/index.ts';
import { positionPartInput } from '#slices/market/index.ts';
import { showAbout } from './about-pages.ts';
import { auditPackRoutes } from './audit-pack/audit-pack-routes.ts';
import {
  answerQuestions,
  caseRosterInput,
  keepCaseRoster,
  questionsInput,
  sayWhatIsWanted,
  showCase,
  wantedInput,
} from './case-pages.ts';
import { begin, beginInput, home, startCase } from './home-pages.ts';
import { showLoose } from './loose-pages.ts';
import { downloadPaper, showPaper } from './paper/paper-pages.ts';
import {
  downloadDraft,
  downloadPublished,
  keepPositionPart,
  keepPublished,
  showPosition,
  showPublicPosition,
} from './position/position-pages.ts';
import { publish, showPublicCase } from './public-pages.ts';
import { showThread } from './thread-pages.ts';

const onCase = (may: string) => ({ on: 'case', may });

export const routes: readonly Route[] = [
  get('/', 'public', home),
  get('/about', 'public', showAbout),
  post('/begin', 'public', beginInput, begin, { form: home, limit: 30 }),
  post('/cases', 'signedIn', openCaseInput, startCase, { form: home }),
  post('/cases/:caseId/wanted/:outcomeId/questions', onCase('settle'), questionsInput, answerQuestions, {
    form: showCase,
  }),
  post('/cases/:caseId/roster', onCase('shape'), caseRosterInput, keepCaseRoster, { form: showCase }),
  get('/cases/:caseId', onCase('see'), showCase, { query: ['ask'] }),
  post('/cases/:caseId/wanted', onCase('contribute'), wantedInput, sayWhatIsWanted, { form: showCase }),
  get('/cases/:caseId/paper', onCase('see'), showPaper, { query: ['part'] }),
  get('/cases/:caseId/paper/file', onCase('see'), downloadPaper, { query: ['as', 'part'] }),
  get('/cases/:caseId/loose', onCase('see'), showLoose),
  get('/cases/:caseId/thread', onCase('see'), showThread, { query: ['from', 'at'] }),
  post('/cases/:caseId/publish', onCase('publish'), publishCaseInput, publish, { form: showCase }),
  get('/public/cases/:caseId', 'public', showPublicCase),
  get('/cases/:caseId/position', onCase('seeMarket'), showPosition),
  get('/cases/:caseId/position/file', onCase('seeMarket'), downloadDraft, { query: ['as'] }),
  post('/cases/:caseId/position', onCase('shape'), positionPartInput, keepPositionPart, { form: showPosition }),
  post('/cases/:caseId/position/published', onCase('publish'), z.strictObject({}), keepPublished, {
    form: showPosition,
  }),
  get('/public/cases/:caseId/market', 'public', showPublicPosition),
  get('/public/cases/:caseId/market/file', 'public', downloadPublished, { query: ['as'] }),
  ...auditPackRoutes,
];
