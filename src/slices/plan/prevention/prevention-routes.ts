import { get, post, type Route } from '#platform/http/route.ts';
import { changeEstimateInput, dropEstimateInput, estimateInput } from './keep-estimate.ts';
import { listPrevention } from './prevention-list.ts';
import {
  editPrevention,
  keepNewPrevention,
  keepPreventionChange,
  newPrevention,
  showPrevention,
  takePreventionOut,
} from './prevention-pages.ts';

const all = '/cases/:caseId/prevention';
const one = `${all}/:preventionId`;
const on = (kind: string, may: string) => ({ on: kind, may });

export const preventionRoutes: readonly Route[] = [
  get(all, on('case', 'seeInside'), listPrevention),
  get(`${all}/new`, on('case', 'shape'), newPrevention, { query: ['mechanism', 'need'] }),
  post(`${all}/new`, on('case', 'shape'), estimateInput, keepNewPrevention),
  get(one, on('prevention', 'see'), showPrevention),
  get(`${one}/change`, on('prevention', 'change'), editPrevention),
  post(`${one}/change`, on('prevention', 'change'), changeEstimateInput, keepPreventionChange),
  post(`${one}/drop`, on('prevention', 'change'), dropEstimateInput, takePreventionOut, { form: showPrevention }),
];
