import { get, post, type Route } from '#platform/http/route.ts';
import { keepDecision, keepMechanism, keepPromise, showAward } from './award-pages.ts';
import { keepContract, keepContractStep, showContracts } from './contract-pages.ts';
import { decisionInput } from './decide-award.ts';
import { particularsInput } from './keep-particulars.ts';
import { standstillEventInput, standstillInput } from './keep-standstill.ts';
import {
  downloadLetter,
  keepAllLetters,
  keepLetter,
  keepParticulars,
  showLetter,
  showLetters,
} from './letter-pages.ts';
import { contractInput, contractStepInput } from './record-contract.ts';
import { promiseInput } from './record-promise.ts';
import { sendAllInput, sendInput } from './send-letter.ts';
import { keepStandstillEvent, keepStandstillType, showStandstill } from './standstill-pages.ts';
import { mechanismInput } from './state-mechanism.ts';

const base = '/cases/:caseId/procurements/:procurementId/award';
const may = (action: string) => ({ on: 'procurement', may: action });
const letter = `${base}/letters/:bidderId`;

export const awardRoutes: readonly Route[] = [
  get(base, may('seeAward'), showAward),
  post(base, may('award'), decisionInput, keepDecision),
  post(`${base}/mechanism`, may('award'), mechanismInput, keepMechanism, { form: showAward }),
  post(`${base}/promises`, may('award'), promiseInput, keepPromise, { form: showAward }),
  get(`${base}/letters`, may('seeAward'), showLetters),
  post(`${base}/letters`, may('award'), sendAllInput, keepAllLetters),
  get(letter, may('seeAward'), showLetter),
  post(letter, may('award'), sendInput, keepLetter),
  get(`${letter}/file`, may('seeAward'), downloadLetter, { query: ['as'], auditReading: 'award.letterRead' }),
  post(`${letter}/particulars`, may('award'), particularsInput, keepParticulars, { form: showLetter }),
  get(`${base}/standstill`, may('seeAward'), showStandstill),
  post(`${base}/standstill`, may('award'), standstillInput, keepStandstillType),
  post(`${base}/standstill/events`, may('award'), standstillEventInput, keepStandstillEvent, { form: showStandstill }),
  get(`${base}/contracts`, may('seeAward'), showContracts),
  post(`${base}/contracts`, may('award'), contractInput, keepContract),
  post(`${base}/contracts/steps`, may('award'), contractStepInput, keepContractStep, { form: showContracts }),
];
