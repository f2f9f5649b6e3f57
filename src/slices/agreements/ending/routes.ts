import { get, post, type Route } from '#platform/http/route.ts';
import { saveEnded, saveEndingPlan, saveLastNotice, showEnding } from './ending-pages.ts';
import { endedInput, endingInput, lastNoticeInput } from './keep-ending.ts';

const one = '/cases/:caseId/agreements/:agreementId/ending';
const may = (action: string) => ({ on: 'agreement', may: action });
const form = { form: showEnding };

export const endingRoutes: readonly Route[] = [
  get(one, may('see'), showEnding),
  post(one, may('finish'), endingInput, saveEndingPlan),
  post(`${one}/ended`, may('finish'), endedInput, saveEnded, form),
  post(`${one}/notice`, may('finish'), lastNoticeInput, saveLastNotice, form),
];
