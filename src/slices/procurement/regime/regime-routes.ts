import { get, post, type Route } from '#platform/http/route.ts';
import { keepRegimeInput, planRegimeInput } from './keep-regime.ts';
import { regimeInput } from './regime-input.ts';
import {
  keepRegimeAnswer,
  planIt,
  showRegime,
  showRegimeQuestions,
  workOutAgain,
  workOutRegime,
} from './regime-pages.ts';

const ofCase = '/cases/:caseId/regime';
const one = '/cases/:caseId/procurements/:procurementId/regime';
const may = (action: string) => ({ on: 'procurement', may: action });

export const regimeRoutes: readonly Route[] = [
  get(ofCase, { on: 'case', may: 'seeMarket' }, showRegimeQuestions),
  post(ofCase, { on: 'case', may: 'seeMarket' }, regimeInput, workOutRegime, { worksOutOnly: true }),
  post(`${ofCase}/planned`, { on: 'case', may: 'decide' }, planRegimeInput, planIt, { form: showRegimeQuestions }),
  get(one, may('see'), showRegime),
  post(one, may('see'), regimeInput, workOutAgain, { worksOutOnly: true }),
  post(`${one}/kept`, may('shape'), keepRegimeInput, keepRegimeAnswer, { form: showRegime }),
];
