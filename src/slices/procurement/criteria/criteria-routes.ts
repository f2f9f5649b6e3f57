import { get, post, type Route } from '#platform/http/route.ts';
import {
  keepNewCriterion,
  keepPriceFormula,
  keepRules,
  saveCriterion,
  showCriteria,
  showCriterion,
  takeCriterion,
} from './criteria-pages.ts';
import { criterionInput, newCriterionInput, removeCriterionInput } from './keep-criterion.ts';
import { showRewards } from './rewards-page.ts';
import { priceInput } from './set-price.ts';
import { rulesInput } from './set-rules.ts';

const base = '/cases/:caseId/procurements/:procurementId/criteria';
const one = '/cases/:caseId/criteria/:criterionId';
const onIt = (may: string) => ({ on: 'procurement', may });
const may = (action: string) => ({ on: 'criterion', may: action });
const form = { form: showCriteria };

export const criteriaRoutes: readonly Route[] = [
  get(base, onIt('see'), showCriteria),
  post(`${base}/add`, onIt('shape'), newCriterionInput, keepNewCriterion, form),
  post(`${base}/price`, onIt('shape'), priceInput, keepPriceFormula, form),
  post(`${base}/rules`, onIt('shape'), rulesInput, keepRules, form),
  get(`${base}/rewards`, onIt('see'), showRewards),
  get(one, may('see'), showCriterion),
  post(one, may('change'), criterionInput, saveCriterion),
  post(`${one}/remove`, may('change'), removeCriterionInput, takeCriterion, { form: showCriterion }),
];
