import { z } from 'zod';
import { field } from '#platform/forms/index.ts';
import { get, post, type Route } from '#platform/http/route.ts';
import { answerWalkInput } from './answer-walk.ts';
import { answersForm } from './answers/answer-kind.ts';
import { keepAnswers, keepRuleAnswer, showRules } from './answers/answer-pages.ts';
import { answerRuleInput } from './answers/answer-rule.ts';
import { answerAskInput, confirmInput, settleConditionInput, takeBackInput } from './asks/answer-ask.ts';
import { askAgainInput, askInput, askManyInput } from './asks/ask-for.ts';
import {
  keepCondition,
  keepPrinted,
  listAsks,
  recordCall,
  saveMove,
  sendAgain,
  sendAsk,
  showAsk,
  showLetter,
} from './asks/ask-pages.ts';
import { keepAllPrinted, printedInput, remindAll, remindAllInput, sendMany, showLetters } from './asks/many-pages.ts';
import { moveAskInput } from './asks/move-ask.ts';
import {
  answerByLink,
  confirmByLink,
  openAsk,
  openConfirmation,
  openTakingBack,
  takeBackByLink,
} from './asks/public-ask-pages.ts';
import {
  directoryFileInput,
  keepDirectoryFile,
  keepTaken,
  showCaseDirectory,
  showDirectory,
  showDirectoryImport,
  showEntry,
} from './directory/directory-pages.ts';
import { takeEntryInput } from './directory/take-entry.ts';
import { moveResourceInput, resourceInput } from './keep-resource.ts';
import { listService, listServices, showListing } from './listed/listed-pages.ts';
import { giveBackInput, handOverInput } from './owned/hand-over.ts';
import { keepGivenBack, keepHandedOver, keepRemark, listOwned } from './owned/owned-pages.ts';
import { keepMoved, keepResource, listResources, saveResource, showResource } from './resource-pages.ts';
import { confirmResourceInput, remarkInput, settleRemarkInput, stillSoInput } from './staleness/confirm-resource.ts';
import {
  askStillSo,
  askStillSoInput,
  keepConfirmed,
  keepRemarkSettled,
  openStillSo,
  sayStillSo,
} from './staleness/staleness-pages.ts';
import { saveWalk, showWalk } from './walk-pages.ts';

const onCase = (may: string) => ({ on: 'case', may });
const onResource = (may: string) => ({ on: 'resource', may });
const onAsk = (may: string) => ({ on: 'ask', may });
const resource = '/cases/:caseId/resources/:resourceId';
const ask = '/cases/:caseId/asks/:askId';
const rules = '/cases/:caseId/rules';
const walk = '/cases/:caseId/outcomes/:outcomeId/walk';

export const routes: readonly Route[] = [
  get('/cases/:caseId/resources', onCase('seeInside'), listResources, { query: ['kind'] }),
  post('/cases/:caseId/resources', onCase('contribute'), resourceInput, keepResource),
  get(resource, onResource('see'), showResource),
  post(resource, onResource('change'), resourceInput.extend({ version: field.version() }), saveResource),
  post(`${resource}/state`, onResource('move'), moveResourceInput, keepMoved, { form: showResource }),
  post(`${resource}/answers`, onResource('change'), answersForm, keepAnswers, { form: showResource }),
  post(`${resource}/asks`, onResource('ask'), askInput, sendAsk, { form: showResource }),
  post(`${resource}/asks/many`, onResource('ask'), askManyInput, sendMany, { form: showResource }),
  post(`${resource}/confirmations`, onResource('change'), confirmResourceInput, keepConfirmed, { form: showResource }),
  post(`${resource}/confirmation-requests`, onResource('ask'), askStillSoInput, askStillSo, { form: showResource }),
  post(`${resource}/remarks/settled`, onResource('change'), settleRemarkInput, keepRemarkSettled, {
    form: showResource,
  }),
  post(`${resource}/remarks`, onResource('remark'), remarkInput, keepRemark, { form: showResource }),
  post(`${resource}/owner`, onResource('handOver'), handOverInput, keepHandedOver, { form: showResource }),
  post(`${resource}/owner/given-back`, onResource('giveBack'), giveBackInput, keepGivenBack, { form: showResource }),
  get(rules, onCase('seeInside'), showRules),
  post(rules, onCase('answerForAuthority'), answerRuleInput, keepRuleAnswer),
  get('/cases/:caseId/asks', onCase('seeInside'), listAsks),
  post('/cases/:caseId/asks/reminders', onCase('shape'), remindAllInput, remindAll, { form: listAsks }),
  get('/cases/:caseId/letters', onCase('shape'), showLetters, { auditReading: 'case.lettersRead' }),
  post('/cases/:caseId/letters', onCase('shape'), printedInput, keepAllPrinted),
  get(ask, onAsk('see'), showAsk),
  post(`${ask}/conditions`, onAsk('move'), settleConditionInput, keepCondition, { form: showAsk }),
  post(ask, onAsk('move'), moveAskInput, saveMove),
  post(`${ask}/again`, onAsk('move'), askAgainInput, sendAgain, { form: showAsk }),
  post(`${ask}/call`, onAsk('move'), answerAskInput, recordCall, { form: showAsk }),
  get(`${ask}/letter`, onAsk('move'), showLetter, { auditReading: 'ask.letterRead' }),
  post(`${ask}/letter`, onAsk('move'), z.strictObject({}), keepPrinted),
  get('/bodies/:communityBodyId/resources', { on: 'communityBody', may: 'seeMembers' }, listOwned),
  get('/public/what-helps', 'public', showListing, { query: ['page'] }),
  get('/public/open-referral/services', 'public', listServices, { query: ['page', 'per_page'] }),
  get('/public/open-referral/services/:serviceId', 'public', listService),
  get('/directory', 'signedIn', showDirectory, { query: ['q', 'kind', 'page'] }),
  get('/directory/import', 'signedIn', showDirectoryImport),
  post('/directory/import', 'signedIn', directoryFileInput, keepDirectoryFile, { takesFiles: true }),
  get('/directory/:directoryEntryId', { on: 'directoryEntry', may: 'see' }, showEntry),
  get('/cases/:caseId/directory', onCase('seeInside'), showCaseDirectory, { query: ['q', 'kind', 'page'] }),
  post('/cases/:caseId/directory/taken', onCase('contribute'), takeEntryInput, keepTaken, { form: showCaseDirectory }),
  get(walk, onCase('seeInside'), showWalk),
  post(walk, onCase('shape'), answerWalkInput, saveWalk),
  get('/public/asks/:token', 'public', openAsk),
  post('/public/asks/:token', 'public', answerAskInput, answerByLink, { limit: 30 }),
  get('/public/taking-back/:token', 'public', openTakingBack),
  post('/public/taking-back/:token', 'public', takeBackInput, takeBackByLink, { limit: 30 }),
  get('/public/still-so/:token', 'public', openStillSo),
  post('/public/still-so/:token', 'public', stillSoInput, sayStillSo, { limit: 30 }),
  get('/public/confirmations/:token', 'public', openConfirmation),
  post('/public/confirmations/:token', 'public', confirmInput, confirmByLink, { limit: 30 }),
];
