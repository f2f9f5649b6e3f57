import { get, post, type Route } from '#platform/http/route.ts';
import { answerInput, summaryInput } from './answer-clarification.ts';
import { askInput } from './ask-clarification.ts';
import { bringQuestionsInput, typeQuestionInput } from './bring-questions.ts';
import { keepAnswer, keepBrought, keepTyped, saveSummary, showQuestions } from './clarification-pages.ts';
import {
  askAnother,
  askPublicly,
  openMyQuestions,
  openPublicPack,
  openPublicProcurement,
} from './public-procurement-pages.ts';

const one = '/cases/:caseId/procurements/:procurementId/questions';
const anybody = '/public/procurements/:procurementId';
const may = (action: string) => ({ on: 'procurement', may: action });
const form = { form: showQuestions };

export const clarificationRoutes: readonly Route[] = [
  get(one, may('see'), showQuestions),
  post(one, may('record'), typeQuestionInput, keepTyped, form),
  post(`${one}/brought-in`, may('record'), bringQuestionsInput, keepBrought, form),
  post(`${one}/answers`, may('record'), answerInput, keepAnswer, form),
  post(`${one}/summary`, may('record'), summaryInput, saveSummary, form),
  get(anybody, 'public', openPublicProcurement),
  get(`${anybody}/pack`, 'public', openPublicPack),
  post(`${anybody}/questions`, 'public', askInput, askPublicly, { form: openPublicProcurement, limit: 20 }),
  get('/public/questions/:token', 'public', openMyQuestions),
  post('/public/questions/:token', 'public', askInput, askAnother, { limit: 20 }),
];
