import { z } from 'zod';
import { get, post, type Route } from '#platform/http/route.ts';
import { aboutRoutes } from './about/routes.ts';
import { choiceRoutes } from './choices/routes.ts';
import { keepImport, keepQuote, showConversation, showImport, showStatement } from './conversation-pages.ts';
import { discussionRoutes } from './discussion/routes.ts';
import { exchangeRoutes } from './exchange/routes.ts';
import {
  begin,
  close,
  open,
  saveModeration,
  savePutOut,
  saveSeeds,
  saveSettings,
  showBegin,
  showHeld,
  showModeration,
  showSettings,
} from './held/held-pages.ts';
import { beginInput, seedInput, settingsInput } from './held/hold-conversation.ts';
import { moderateInput, putOutInput } from './held/moderate.ts';
import { appeal, downloadResults, join, say, showMine, showPublic, vote } from './held/public-pages.ts';
import { appealInput, statementInput, voteInput } from './held/take-part.ts';
import { routes as identityRoutes } from './identity/routes.ts';
import { languageRoutes } from './languages/routes.ts';
import { letterRoutes } from './letters/routes.ts';
import { paperRoutes } from './paper/routes.ts';
import { reportRoutes } from './report/routes.ts';
import { roundsRoutes } from './rounds/routes.ts';
import { setNamingInput, withdrawInput } from './set-naming.ts';
import { standingRoutes } from './standing/routes.ts';
import { chooseColumnsInput, keepColumns, keepUpload, showColumns, showUpload } from './survey-pages.ts';
import { keepNaming, keepPasted, keepWithdrawal, listWords, pasteInput, showQuotation } from './words-pages.ts';

const onCase = (may: string) => ({ on: 'case', may });
const onWords = (may: string) => ({ on: 'quotation', may });

const conversation = '/cases/:caseId/conversations/:conversationId';
const onConversation = (may: string) => ({ on: 'conversation', may });
const statement = '/cases/:caseId/conversations/:conversationId/statements/:statementId';

/** On a page of one's own nobody is anybody: whoever is signed in leaves no trace of that beside what they vote and say. */
const asNobody = (route: Route): Route =>
  route.method === 'POST' && route.path.startsWith('/public/taking-part/')
    ? Object.freeze({ ...route, unnamed: true })
    : route;

const all: readonly Route[] = [
  get('/cases/:caseId/words', onCase('see'), listWords),
  post('/cases/:caseId/words', onCase('contribute'), pasteInput, keepPasted),
  get('/cases/:caseId/words/surveys', onCase('contribute'), showUpload),
  post('/cases/:caseId/words/surveys', onCase('contribute'), z.strictObject({}), keepUpload, { takesFiles: true }),
  get('/cases/:caseId/words/surveys/:surveyId', onCase('contribute'), showColumns),
  post('/cases/:caseId/words/surveys/:surveyId', onCase('contribute'), chooseColumnsInput, keepColumns),
  get('/cases/:caseId/words/:quotationId', onWords('see'), showQuotation),
  post('/cases/:caseId/words/:quotationId/naming', onWords('setNaming'), setNamingInput, keepNaming, {
    form: showQuotation,
  }),
  post('/cases/:caseId/words/:quotationId/withdrawal', onWords('withdraw'), withdrawInput, keepWithdrawal, {
    form: showQuotation,
  }),
  get('/cases/:caseId/conversations', onCase('contribute'), showImport),
  post('/cases/:caseId/conversations', onCase('contribute'), z.strictObject({}), keepImport, { takesFiles: true }),
  get('/cases/:caseId/conversations/new', onCase('contribute'), showBegin),
  post('/cases/:caseId/conversations/new', onCase('contribute'), beginInput, begin),
  get('/cases/:caseId/conversations/:conversationId', { on: 'conversation', may: 'see' }, showConversation),
  get(`${conversation}/settings`, onConversation('hold'), showSettings),
  post(`${conversation}/settings`, onConversation('hold'), settingsInput, saveSettings),
  post(`${conversation}/statements`, onConversation('hold'), seedInput, saveSeeds, { form: showHeld }),
  post(`${conversation}/open`, onConversation('open'), z.strictObject({}), open, { form: showHeld }),
  post(`${conversation}/close`, onConversation('close'), z.strictObject({}), close, { form: showHeld }),
  get(`${conversation}/moderation`, onConversation('hold'), showModeration, { query: ['q'] }),
  post(`${conversation}/moderation`, onConversation('moderate'), moderateInput, saveModeration),
  post(`${conversation}/people`, onConversation('moderate'), putOutInput, savePutOut, { form: showModeration }),
  ...paperRoutes,
  ...letterRoutes,
  get('/public/conversations/:conversationId', 'public', showPublic),
  get('/public/conversations/:conversationId/file', 'public', downloadResults, { query: ['as'] }),
  post('/public/conversations/:conversationId', 'public', z.strictObject({}), join, {
    limit: 1_000,
    unnamed: true,
  }),
  get('/public/taking-part/:token', 'public', showMine, { query: ['voted'] }),
  ...aboutRoutes,
  post('/public/taking-part/:token/votes', 'public', voteInput, vote, { form: showMine }),
  post('/public/taking-part/:token/statements', 'public', statementInput, say, { form: showMine, limit: 300 }),
  post('/public/taking-part/:token/appeals', 'public', appealInput, appeal, { form: showMine, limit: 60 }),
  ...identityRoutes,
  ...roundsRoutes,
  ...reportRoutes,
  get(statement, { on: 'statement', may: 'see' }, showStatement),
  post(statement, { on: 'statement', may: 'quote' }, z.strictObject({}), keepQuote),
  ...choiceRoutes,
  ...languageRoutes,
  ...discussionRoutes,
  ...standingRoutes,
  ...exchangeRoutes,
];

export const routes: readonly Route[] = all.map(asNobody);
