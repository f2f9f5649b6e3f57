import { z } from 'zod';
import { get, post, type Route } from '#platform/http/route.ts';
import { keepImport, keepQuote, showConversation, showImport, showStatement } from './conversation-pages.ts';
import { setNamingInput, withdrawInput } from './set-naming.ts';
import { chooseColumnsInput, keepColumns, keepUpload, showColumns, showUpload } from './survey-pages.ts';
import { keepNaming, keepPasted, keepWithdrawal, listWords, pasteInput, showQuotation } from './words-pages.ts';

const onCase = (may: string) => ({ on: 'case', may });
const onWords = (may: string) => ({ on: 'quotation', may });

const statement = '/cases/:caseId/conversations/:conversationId/statements/:statementId';

export const routes: readonly Route[] = [
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
  get('/cases/:caseId/conversations/:conversationId', { on: 'conversation', may: 'see' }, showConversation),
  get(statement, { on: 'statement', may: 'see' }, showStatement),
  post(statement, { on: 'statement', may: 'quote' }, z.strictObject({}), keepQuote),
];
