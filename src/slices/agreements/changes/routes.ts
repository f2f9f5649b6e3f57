import { get, post, type Route } from '#platform/http/route.ts';
import { keepAdvice, keepCheck, keepEndOfPlan, keepNotice, keepPlan, showChanges } from './change-pages.ts';
import { endPlanInput, noticeInput, planInput } from './plan-change.ts';
import { adviceInput, checkInput } from './record-law.ts';

const one = '/cases/:caseId/agreements/:agreementId/changes';
const may = (action: string) => ({ on: 'agreement', may: action });
const form = { form: showChanges };

export const changeRoutes: readonly Route[] = [
  get(one, may('see'), showChanges),
  post(one, may('oversee'), planInput, keepPlan),
  post(`${one}/checks`, may('oversee'), checkInput, keepCheck, form),
  post(`${one}/advice`, may('oversee'), adviceInput, keepAdvice, form),
  post(`${one}/:changeId/notice`, may('oversee'), noticeInput, keepNotice, form),
  post(`${one}/:changeId/end`, may('oversee'), endPlanInput, keepEndOfPlan, form),
];
