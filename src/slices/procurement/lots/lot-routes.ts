import { get, post, type Route } from '#platform/http/route.ts';
import { saveCondition, saveDivision, saveLotTerms, showDivision, showLotTerms } from './lot-terms-pages.ts';
import { conditionInput, divisionInput, lotTermsInput } from './shape-lots.ts';

const terms = '/cases/:caseId/lots/:lotId/terms';
const division = '/cases/:caseId/procurements/:procurementId/division';

export const lotRoutes: readonly Route[] = [
  get(terms, { on: 'lot', may: 'see' }, showLotTerms),
  post(terms, { on: 'lot', may: 'promise' }, lotTermsInput, saveLotTerms),
  post(`${terms}/conditions`, { on: 'lot', may: 'promise' }, conditionInput, saveCondition, { form: showLotTerms }),
  get(division, { on: 'procurement', may: 'see' }, showDivision),
  post(division, { on: 'procurement', may: 'shape' }, divisionInput, saveDivision),
];
