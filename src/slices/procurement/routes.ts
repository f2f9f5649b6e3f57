import { get, post, type Route } from '#platform/http/route.ts';
import { criteriaInput, lotInput } from './draw-lot.ts';
import { moveInput, procurementInput } from './plan-procurement.ts';
import {
  award,
  keepCriteria,
  keepEngagement,
  keepGate,
  keepLot,
  keepProcurement,
  listProcurements,
  move,
  showLot,
  showPack,
  showProcurement,
} from './procurement-pages.ts';
import { awardInput } from './record-award.ts';
import { engagementInput, gateInput } from './record-gate.ts';

const onIt = (may: string) => ({ on: 'procurement', may });
const base = '/cases/:caseId/procurements/:procurementId';

export const routes: readonly Route[] = [
  get('/cases/:caseId/procurements', { on: 'case', may: 'seeMarket' }, listProcurements),
  post('/cases/:caseId/procurements', { on: 'case', may: 'decide' }, procurementInput, keepProcurement),
  get(base, onIt('see'), showProcurement),
  get(`${base}/pack`, onIt('see'), showPack),
  post(`${base}/move`, onIt('move'), moveInput, move, { form: showProcurement }),
  post(`${base}/lots`, onIt('shape'), lotInput, keepLot, { form: showProcurement }),
  post(`${base}/criteria`, onIt('shape'), criteriaInput, keepCriteria, { form: showProcurement }),
  post(`${base}/gates`, onIt('record'), gateInput, keepGate, { form: showProcurement }),
  post(`${base}/engagements`, onIt('record'), engagementInput, keepEngagement, { form: showProcurement }),
  get('/cases/:caseId/lots/:lotId', { on: 'lot', may: 'see' }, showLot),
  post('/cases/:caseId/lots/:lotId', { on: 'lot', may: 'award' }, awardInput, award),
];
