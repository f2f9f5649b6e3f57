import { get, post, type Route } from '#platform/http/route.ts';
import { awardRoutes } from './award/award-routes.ts';
import { briefRoutes } from './brief/brief-routes.ts';
import { clarificationRoutes } from './clarifications/clarification-routes.ts';
import { criteriaRoutes } from './criteria/criteria-routes.ts';
import { documentRoutes } from './documents/document-routes.ts';
import { criteriaInput, lotInput } from './draw-lot.ts';
import { evaluationRoutes } from './evaluation/evaluation-routes.ts';
import { fairnessRoutes } from './fairness/fairness-routes.ts';
import { keepLotLeaves } from './leavings/lot-leaving-pages.ts';
import { sayLotLeavesInput } from './leavings/say-lot-leaves.ts';
import { lotRoutes } from './lots/lot-routes.ts';
import { noticeRoutes } from './notices/notice-routes.ts';
import { keepMoment, showOrder } from './order/moment-pages.ts';
import { momentInput } from './order/record-moment.ts';
import { procurementInput } from './plan-procurement.ts';
import { procedureRoutes } from './procedure/procedure-routes.ts';
import {
  keepCriteria,
  keepEngagement,
  keepGate,
  keepLot,
  keepProcurement,
  listProcurements,
  showLot,
  showPack,
  showProcurement,
} from './procurement-pages.ts';
import { engagementInput, gateInput } from './record-gate.ts';
import { regimeRoutes } from './regime/regime-routes.ts';
import { closeSoundingInput, openSoundingInput } from './sounding/open-sounding.ts';
import {
  answerPublicly,
  changeMyAnswer,
  compareFee,
  openMyAnswer,
  openPublicSounding,
  ownCostInput,
} from './sounding/public-sounding-pages.ts';
import {
  keepClosing,
  keepOpening,
  keepRecorded,
  showOpening,
  showSounding,
  soundingAnswerInput,
} from './sounding/sounding-pages.ts';
import { tenderingRoutes } from './tendering/routes.ts';
import { timetableRoutes } from './timetable/timetable-routes.ts';

const onIt = (may: string) => ({ on: 'procurement', may });
const onSounding = (may: string) => ({ on: 'sounding', may });
const base = '/cases/:caseId/procurements/:procurementId';
const sounding = '/cases/:caseId/soundings/:soundingId';

export const routes: readonly Route[] = [
  get('/cases/:caseId/procurements', { on: 'case', may: 'seeMarket' }, listProcurements),
  post('/cases/:caseId/procurements', { on: 'case', may: 'decide' }, procurementInput, keepProcurement),
  get(base, onIt('see'), showProcurement),
  get(`${base}/order`, onIt('see'), showOrder),
  post(`${base}/order`, onIt('record'), momentInput, keepMoment),
  get(`${base}/pack`, onIt('see'), showPack),
  post(`${base}/lots`, onIt('shape'), lotInput, keepLot, { form: showProcurement }),
  post(`${base}/criteria`, onIt('shape'), criteriaInput, keepCriteria, { form: showProcurement }),
  post(`${base}/gates`, onIt('record'), gateInput, keepGate, { form: showProcurement }),
  post(`${base}/engagements`, onIt('record'), engagementInput, keepEngagement, { form: showProcurement }),
  get('/cases/:caseId/lots/:lotId', { on: 'lot', may: 'see' }, showLot),
  post('/cases/:caseId/lots/:lotId/leaves', { on: 'lot', may: 'promise' }, sayLotLeavesInput, keepLotLeaves, {
    form: showLot,
  }),
  get(`${base}/soundings/new`, onIt('record'), showOpening),
  post(`${base}/soundings`, onIt('record'), openSoundingInput, keepOpening, { form: showOpening }),
  get(sounding, onSounding('see'), showSounding),
  post(`${sounding}/answers`, onSounding('record'), soundingAnswerInput, keepRecorded, { form: showSounding }),
  post(`${sounding}/close`, onSounding('close'), closeSoundingInput, keepClosing, { form: showSounding }),
  ...criteriaRoutes,
  ...evaluationRoutes,
  ...awardRoutes,
  ...briefRoutes,
  ...regimeRoutes,
  ...timetableRoutes,
  ...tenderingRoutes,
  ...procedureRoutes,
  ...fairnessRoutes,
  ...lotRoutes,
  ...clarificationRoutes,
  ...noticeRoutes,
  ...documentRoutes,
  get('/public/soundings/:soundingId', 'public', openPublicSounding),
  post('/public/soundings/:soundingId', 'public', soundingAnswerInput, answerPublicly, { limit: 60 }),
  post('/public/soundings/:soundingId/fee', 'public', ownCostInput, compareFee, {
    form: openPublicSounding,
    worksOutOnly: true,
    limit: 120,
  }),
  get('/public/sounding-answers/:token', 'public', openMyAnswer),
  post('/public/sounding-answers/:token', 'public', soundingAnswerInput, changeMyAnswer, { limit: 60 }),
];
