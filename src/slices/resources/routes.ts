import { z } from 'zod';
import { field } from '#platform/forms/index.ts';
import { get, post, type Route } from '#platform/http/route.ts';
import { answerAskInput, confirmInput } from './answer-ask.ts';
import { answerWalkInput } from './answer-walk.ts';
import { answersForm } from './answers/answer-kind.ts';
import { keepAnswers, keepRuleAnswer, showRules } from './answers/answer-pages.ts';
import { answerRuleInput } from './answers/answer-rule.ts';
import { askAgainInput, askInput } from './ask-for.ts';
import { keepPrinted, listAsks, recordCall, saveMove, sendAgain, sendAsk, showAsk, showLetter } from './ask-pages.ts';
import { moveResourceInput, resourceInput } from './keep-resource.ts';
import { moveAskInput } from './move-ask.ts';
import { answerByLink, confirmByLink, openAsk, openConfirmation } from './public-ask-pages.ts';
import { keepMoved, keepResource, listResources, saveResource, showResource } from './resource-pages.ts';
import { saveWalk, showWalk } from './walk-pages.ts';

const onCase = (may: string) => ({ on: 'case', may });
const onResource = (may: string) => ({ on: 'resource', may });
const onAsk = (may: string) => ({ on: 'ask', may });
const resource = '/cases/:caseId/resources/:resourceId';
const ask = '/cases/:caseId/asks/:askId';
const rules = '/cases/:caseId/rules';
const walk = '/cases/:caseId/outcomes/:outcomeId/walk';

export const routes: readonly Route[] = [
  get('/cases/:caseId/resources', onCase('seeInside'), listResources),
  post('/cases/:caseId/resources', onCase('contribute'), resourceInput, keepResource),
  get(resource, onResource('see'), showResource),
  post(resource, onResource('change'), resourceInput.extend({ version: field.version() }), saveResource),
  post(`${resource}/state`, onResource('move'), moveResourceInput, keepMoved, { form: showResource }),
  post(`${resource}/answers`, onResource('change'), answersForm, keepAnswers, { form: showResource }),
  post(`${resource}/asks`, onResource('ask'), askInput, sendAsk, { form: showResource }),
  get(rules, onCase('seeInside'), showRules),
  post(rules, onCase('answerForAuthority'), answerRuleInput, keepRuleAnswer),
  get('/cases/:caseId/asks', onCase('seeInside'), listAsks),
  get(ask, onAsk('see'), showAsk),
  post(ask, onAsk('move'), moveAskInput, saveMove),
  post(`${ask}/again`, onAsk('move'), askAgainInput, sendAgain, { form: showAsk }),
  post(`${ask}/call`, onAsk('move'), answerAskInput, recordCall, { form: showAsk }),
  get(`${ask}/letter`, onAsk('move'), showLetter, { auditReading: 'ask.letterRead' }),
  post(`${ask}/letter`, onAsk('move'), z.strictObject({}), keepPrinted),
  get(walk, onCase('seeInside'), showWalk),
  post(walk, onCase('shape'), answerWalkInput, saveWalk),
  get('/public/asks/:token', 'public', openAsk),
  post('/public/asks/:token', 'public', answerAskInput, answerByLink, { limit: 30 }),
  get('/public/confirmations/:token', 'public', openConfirmation),
  post('/public/confirmations/:token', 'public', confirmInput, confirmByLink, { limit: 30 }),
];
