import { get, post, type Route } from '#platform/http/route.ts';
import { keepComplaint, newComplaint, showComplaint } from './complaints/complaint-pages.ts';
import { complaintInput } from './complaints/make-complaint.ts';
import { dropRound, firstRound, keepFromRoster, keepRoom, keepRound } from './continuity/continuity-pages.ts';
import { nothingInput, roomInput, roundInput } from './continuity/plan-continuity.ts';
import {
  keepAnnounced,
  keepHandBack,
  keepTold,
  showHandBack,
  showPublicHandBack,
} from './hand-back/hand-back-pages.ts';
import { handBackInput } from './hand-back/note-hand-back.ts';
import { announceInput, tellInput } from './hand-back/tell-hand-back.ts';
import { signInput } from './note-sign.ts';
import { talkInput } from './say-in-confidence.ts';
import { closeInput, stepInInput } from './step-in.ts';
import {
  keepClosed,
  keepSaid,
  keepSign,
  keepStepIn,
  keepSupport,
  showTalk,
  showTrouble,
  showWorries,
} from './trouble-pages.ts';
import { supportInput } from './weigh-support.ts';

const agreement = '/cases/:caseId/agreements/:agreementId';
const trouble = '/cases/:caseId/troubles/:troubleId';
const handBack = '/cases/:caseId/hand-backs/:handBackId';
const may = (action: string) => ({ on: 'trouble', may: action });
const worry = { on: 'agreement', may: 'worry' };
const complain = { on: 'agreement', may: 'complain' };
const form = { form: showTrouble };
const telling = { form: showHandBack };

export const troubleRoutes: readonly Route[] = [
  get(`${agreement}/worries`, worry, showWorries),
  post(`${agreement}/worries`, worry, signInput, keepSign),
  get(trouble, may('see'), showTrouble, { auditReading: 'trouble.read' }),
  get(`${trouble}/talk`, may('seeTalk'), showTalk, { auditReading: 'trouble.talkRead' }),
  post(`${trouble}/talk`, may('talk'), talkInput, keepSaid),
  post(`${trouble}/support`, may('support'), supportInput, keepSupport, form),
  post(`${trouble}/rounds`, may('plan'), roundInput, keepRound, form),
  post(`${trouble}/rounds/:roundId/removed`, may('plan'), nothingInput, dropRound, form),
  post(`${trouble}/rounds/:roundId/first`, may('plan'), nothingInput, firstRound, form),
  post(`${trouble}/room`, may('plan'), roomInput, keepRoom, form),
  post(`${trouble}/room/from-roster`, may('plan'), nothingInput, keepFromRoster, form),
  post(`${trouble}/step-in`, may('stepIn'), stepInInput, keepStepIn, form),
  post(`${trouble}/hand-back`, may('handBack'), handBackInput, keepHandBack, form),
  post(`${trouble}/closed`, may('close'), closeInput, keepClosed, form),
  get(handBack, { on: 'handBack', may: 'see' }, showHandBack),
  post(`${handBack}/tellings`, { on: 'handBack', may: 'tell' }, tellInput, keepTold, telling),
  post(`${handBack}/announced`, { on: 'handBack', may: 'announce' }, announceInput, keepAnnounced, telling),
  get('/public/hand-backs/:handBackId', 'public', showPublicHandBack),
  get(`${agreement}/complaints`, complain, newComplaint),
  post(`${agreement}/complaints`, complain, complaintInput, keepComplaint),
  get('/cases/:caseId/complaints/:complaintId', { on: 'complaint', may: 'see' }, showComplaint),
];
