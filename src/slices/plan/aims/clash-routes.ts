import { get, post, type Route } from '#platform/http/route.ts';
import { keepClash, keepClashAnswer, keepSupport, showAimsAndMeasures } from './clash-pages.ts';
import { answerClashInput, clashInput, supportInput } from './put-clash.ts';

const all = '/cases/:caseId/aims-and-measures';
const onCase = (may: string) => ({ on: 'case', may });
const again = { form: showAimsAndMeasures };

export const clashRoutes: readonly Route[] = [
  get(all, onCase('seeInside'), showAimsAndMeasures),
  post(`${all}/clashes`, onCase('contribute'), clashInput, keepClash, again),
  post(`${all}/clashes/:clashId`, { on: 'clash', may: 'answer' }, answerClashInput, keepClashAnswer, again),
  post(`${all}/supports`, onCase('contribute'), supportInput, keepSupport, again),
];
