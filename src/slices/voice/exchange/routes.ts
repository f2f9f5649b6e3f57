import { get, post, type Route } from '#platform/http/route.ts';
import { showMine } from '../held/public-pages.ts';
import { agreeToRowInput } from './agree-to-row.ts';
import { bringInInput } from './bring-in.ts';
import {
  downloadPolis,
  saveBroughtIn,
  saveQuotations,
  saveRowAgreement,
  showBringIn,
  showFiles,
  showQuotations,
} from './exchange-pages.ts';
import { chooseQuotationsInput } from './seeds-from-quotations.ts';

const bring = '/cases/:caseId/conversations/bring-in';
const quotations = '/cases/:caseId/conversations/:conversationId/quotations';
const contributes = { on: 'case', may: 'contribute' };
const holds = { on: 'conversation', may: 'hold' };

export const exchangeRoutes: readonly Route[] = [
  get(bring, contributes, showBringIn),
  post(bring, contributes, bringInInput, saveBroughtIn, { takesFiles: true }),
  get(quotations, holds, showQuotations),
  post(quotations, holds, chooseQuotationsInput, saveQuotations),
  get('/public/conversations/:conversationId/files', 'public', showFiles),
  get('/public/conversations/:conversationId/polis/:file', 'public', downloadPolis),
  post('/public/taking-part/:token/row', 'public', agreeToRowInput, saveRowAgreement, { form: showMine }),
];
