import { get, post, type Route } from '#platform/http/route.ts';
import { keepAdvice, keepCheck, keepEndOfPlan, keepNotice, keepPlan, showChanges } from './change-pages.ts';
import { endPlanInput, noticeInput, planInput } from './plan-change.ts';
import { adviceInput, checkInput } from './record-law.ts';

const one = '/cases/:caseId/agreements/:agreementId/changes';
const may = (action: string) => ({ on: 'agreement', may: action });
const form = { form: showChanges };

export const changeRoutes: readonly Route[] = [
  get(one, may('see'), showChanges),
  post(one, may('change'), planInput, keepPlan),
  post(`${one}/checks`, may('change'), checkInput, keepCheck, form),
  post(`${one}/advice`, may('change'), adviceInput, keepAdvice, form),
  post(`${one}/:changeId/notice`, may('change'), noticeInput, keepNotice, form),
  post(`${one}/:changeId/end`, may('change'), endPlanInput, keepEndOfPlan, form),
];
