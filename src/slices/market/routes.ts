import { z } from 'zod';
import { get, post, type Route } from '#platform/http/route.ts';
import { askWhyInput } from './ask-why.ts';
import {
  begin,
  listContracts,
  mappingInput,
  readUpload,
  receiveUpload,
  showImport,
  showMapping,
  showMarket,
} from './contract-pages.ts';
import { historyInput } from './history/bring-history.ts';
import { keepForgotten, keepHistory, keepLookAgain, showHistory } from './history/history-pages.ts';
import {
  keepCostReturns,
  keepFeeFacts,
  keepHappening,
  keepWithdrawn,
  showIndicators,
} from './indicators/indicator-pages.ts';
import { feeInput, happeningInput, returnsInput, withdrawHappeningInput } from './indicators/keep-facts.ts';
import { showNumbers } from './indicators/organisation-pages.ts';
import { entryInput, growthInput, rosterInput } from './paste-roster.ts';
import { anotherWayInput, askAgainInput, changedAssumptionInput, questionInput } from './question/ask-question.ts';
import {
  downloadScenario,
  keepAgain,
  keepAnotherWay,
  keepChange,
  keepOutcome,
  keepQuestion,
  keepStopped,
  listQuestions,
  showQuestion,
} from './question/question-pages.ts';
import { outcomeInput } from './question/record-outcome.ts';
import {
  placesInput,
  placesMappingInput,
  readPlacesUpload,
  receivePlaces,
  showPlacesImport,
  showPlacesMapping,
  showRegisters,
} from './registers/place-pages.ts';
import {
  readSpendUpload,
  receiveSpend,
  showSpend,
  showSpendImport,
  showSpendMapping,
  spendMappingInput,
} from './registers/spend-pages.ts';
import { listImports } from './releases/import-pages.ts';
import { keepEntry, keepGrowth, keepRoster, showLeft } from './roster-pages.ts';
import { keepTie, keepUndone, showSuppliers } from './suppliers/supplier-pages.ts';
import { tieInput, undoInput } from './suppliers/tie-suppliers.ts';
import { uploadInput } from './table-upload.ts';

const onCase = (may: string) => ({ on: 'case', may });
const onQuestion = (may: string) => ({ on: 'marketQuestion', may });
const onUpload = (may: string) => ({ on: 'upload', may });
const indicators = '/cases/:caseId/left/indicators';
const nothing = z.strictObject({});
const question = '/cases/:caseId/left/questions/:marketQuestionId';

export const routes: readonly Route[] = [
  get('/market', 'signedIn', showMarket, { query: ['page'] }),
  get('/market/numbers', 'signedIn', showNumbers),
  get('/market/suppliers', 'signedIn', showSuppliers),
  post('/market/suppliers', 'signedIn', tieInput, keepTie),
  post('/market/suppliers/undone', 'signedIn', undoInput, keepUndone, { form: showSuppliers }),
  get('/market/imports', 'signedIn', listImports),
  get('/market/spend', 'signedIn', showSpend),
  get('/market/spend/import', 'signedIn', showSpendImport),
  post('/market/spend/import', 'signedIn', uploadInput, receiveSpend, { takesFiles: true }),
  get('/market/spend/import/:uploadId', onUpload('see'), showSpendMapping),
  post('/market/spend/import/:uploadId', onUpload('read'), spendMappingInput, readSpendUpload),
  get('/market/registers', 'signedIn', showRegisters, { query: ['area'] }),
  get('/market/registers/import', 'signedIn', showPlacesImport),
  post('/market/registers/import', 'signedIn', placesInput, receivePlaces, { takesFiles: true }),
  get('/market/registers/import/:uploadId', onUpload('see'), showPlacesMapping),
  post('/market/registers/import/:uploadId', onUpload('read'), placesMappingInput, readPlacesUpload),
  get('/contracts', 'signedIn', listContracts, { query: ['months', 'page'] }),
  post('/contracts/:contractId/why', { on: 'contract', may: 'askWhy' }, askWhyInput, begin, { form: listContracts }),
  get('/contracts/import', 'signedIn', showImport),
  post('/contracts/import', 'signedIn', uploadInput, receiveUpload, { takesFiles: true }),
  get('/contracts/import/:uploadId', onUpload('see'), showMapping),
  post('/contracts/import/:uploadId', onUpload('read'), mappingInput, readUpload),
  get('/cases/:caseId/left', onCase('seeMarket'), showLeft, { query: ['without'] }),
  get('/cases/:caseId/left/history', onCase('seeMarket'), showHistory),
  post('/cases/:caseId/left/history', onCase('shape'), historyInput, keepHistory, { takesFiles: true }),
  post('/cases/:caseId/left/history/again', onCase('shape'), nothing, keepLookAgain, { form: showHistory }),
  post('/cases/:caseId/left/history/forgotten', onCase('shape'), nothing, keepForgotten, { form: showHistory }),
  get(indicators, onCase('seeMarket'), showIndicators),
  post(`${indicators}/happenings`, onCase('shape'), happeningInput, keepHappening, { form: showIndicators }),
  post(`${indicators}/happenings/withdrawn`, onCase('shape'), withdrawHappeningInput, keepWithdrawn, {
    form: showIndicators,
  }),
  post(`${indicators}/fee`, onCase('shape'), feeInput, keepFeeFacts, { form: showIndicators }),
  post(`${indicators}/returns`, onCase('shape'), returnsInput, keepCostReturns, { form: showIndicators }),
  get('/cases/:caseId/left/questions', onCase('seeMarket'), listQuestions),
  post('/cases/:caseId/left/questions', onCase('shape'), questionInput, keepQuestion),
  get(question, onQuestion('see'), showQuestion),
  get(`${question}/scenario`, onQuestion('see'), downloadScenario),
  post(`${question}/stopped`, onQuestion('stop'), nothing, keepStopped, { form: showQuestion }),
  post(`${question}/again`, onQuestion('again'), askAgainInput, keepAgain, { form: showQuestion }),
  post(`${question}/ways`, onQuestion('vary'), anotherWayInput, keepAnotherWay, { form: showQuestion }),
  post(`${question}/assumptions`, onQuestion('vary'), changedAssumptionInput, keepChange, { form: showQuestion }),
  post(`${question}/outcomes`, onQuestion('score'), outcomeInput, keepOutcome, { form: showQuestion }),
  post('/cases/:caseId/left', onCase('shape'), rosterInput, keepRoster),
  post('/cases/:caseId/left/entries', onCase('shape'), entryInput, keepEntry, { form: showLeft }),
  post('/cases/:caseId/left/growth', onCase('shape'), growthInput, keepGrowth, { form: showLeft }),
];
