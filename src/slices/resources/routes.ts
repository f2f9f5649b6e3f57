import { field } from '#platform/forms/index.ts';
import { get, post, type Route } from '#platform/http/route.ts';
import { answerWalkInput } from './answer-walk.ts';
import {
  answerByLink,
  confirmByLink,
  openAsk,
  openConfirmation,
  recordCall,
  saveMove,
  sendAsk,
  showAsk,
} from './ask-pages.ts';
import { resourceInput } from './keep-resource.ts';
import { answerAskInput, askInput, confirmInput, moveAskInput } from './move-ask.ts';
import { keepResource, listResources, saveResource, showResource } from './resource-pages.ts';
import { saveWalk, showWalk } from './walk-pages.ts';

const onCase = (may: string) => ({ on: 'case', may });

export const routes: readonly Route[] = [
  get('/cases/:caseId/resources', onCase('seeInside'), listResources),
  post('/cases/:caseId/resources', onCase('contribute'), resourceInput, keepResource),
  get('/cases/:caseId/resources/:resourceId', { on: 'resource', may: 'see' }, showResource),
  post(
    '/cases/:caseId/resources/:resourceId',
    { on: 'resource', may: 'change' },
    resourceInput.extend({ version: field.version() }),
    saveResource,
  ),
  post('/cases/:caseId/resources/:resourceId/asks', { on: 'resource', may: 'ask' }, askInput, sendAsk, {
    form: showResource,
  }),
  get('/cases/:caseId/asks/:askId', { on: 'ask', may: 'see' }, showAsk),
  post('/cases/:caseId/asks/:askId', { on: 'ask', may: 'move' }, moveAskInput, saveMove),
  post('/cases/:caseId/asks/:askId/call', { on: 'ask', may: 'move' }, answerAskInput, recordCall, { form: showAsk }),
  get('/cases/:caseId/outcomes/:outcomeId/walk', onCase('seeInside'), showWalk),
  post('/cases/:caseId/outcomes/:outcomeId/walk', onCase('shape'), answerWalkInput, saveWalk),
  get('/public/asks/:token', 'public', openAsk),
  post('/public/asks/:token', 'public', answerAskInput, answerByLink, { limit: 30 }),
  get('/public/confirmations/:token', 'public', openConfirmation),
  post('/public/confirmations/:token', 'public', confirmInput, confirmByLink, { limit: 30 }),
];
