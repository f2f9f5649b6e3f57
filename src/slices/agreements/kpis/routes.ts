import { get, post, type Route } from '#platform/http/route.ts';
import { indicatorInput, noIndicatorsInput } from '../from-award/set-indicator.ts';
import { replyInput } from './answer-rating.ts';
import { failureInput, stepInput } from './open-failure.ts';
import {
  keepFailure,
  keepIndicatorHere,
  keepNoneHere,
  keepPublished,
  keepRating,
  keepStep,
  keepSupplierAnswer,
  showPerformance,
} from './performance-pages.ts';
import { publishInput } from './publish-rating.ts';
import { ratingInput } from './rate-indicator.ts';

const one = '/cases/:caseId/agreements/:agreementId/performance';
const may = (action: string) => ({ on: 'agreement', may: action });
const form = { form: showPerformance };

export const performanceRoutes: readonly Route[] = [
  get(one, may('see'), showPerformance),
  post(`${one}/indicators`, may('oversee'), indicatorInput, keepIndicatorHere, form),
  post(`${one}/no-indicators`, may('oversee'), noIndicatorsInput, keepNoneHere, form),
  post(`${one}/ratings`, may('rate'), ratingInput, keepRating, form),
  post(`${one}/ratings/:ratingId/reply`, may('reply'), replyInput, keepSupplierAnswer, form),
  post(`${one}/ratings/:ratingId/published`, may('rate'), publishInput, keepPublished, form),
  post(`${one}/failures`, may('rate'), failureInput, keepFailure, form),
  post(`${one}/failures/:failureId/steps`, may('reply'), stepInput, keepStep, form),
];
