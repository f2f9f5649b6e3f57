import { get, post, type Route } from '#platform/http/route.ts';
import { obligationInput } from './add-obligation.ts';
import { partyInput } from './add-party.ts';
import {
  keepAgreement,
  keepParty,
  listAgreements,
  removeInput,
  saveAgreement,
  saveMove,
  showAgreement,
  takeParty,
} from './agreement-pages.ts';
import { allianceRoutes } from './alliance/alliance-routes.ts';
import { changeAgreementInput } from './change-agreement.ts';
import { changeRoutes } from './changes/routes.ts';
import { endingRoutes } from './ending/routes.ts';
import { fromAwardRoutes } from './from-award/from-award-routes.ts';
import { downloadGrants, grantsInput, showGrants } from './grants/grants-pages.ts';
import { performanceRoutes } from './kpis/routes.ts';
import { agreementInput } from './make-agreement.ts';
import { memorandumRoutes } from './memorandum/memorandum-routes.ts';
import { moveInput } from './move-agreement.ts';
import { noticeRoutes } from './notices/routes.ts';
import { keepObligation, keepRecord, showObligation } from './obligation-pages.ts';
import { obligationRoutes } from './obligations/routes.ts';
import { showPartners } from './partners/partners-pages.ts';
import { paymentRoutes } from './payments/routes.ts';
import { agreeTermsInput } from './pool/agree-terms.ts';
import { closeYearInput } from './pool/close-year.ts';
import { forecastPoolInput } from './pool/forecast-pool.ts';
import { keepForecast, keepTerms, showPool } from './pool/pool-pages.ts';
import { keepYearEnd } from './pool/year-end-pages.ts';
import { keptInput } from './record-kept.ts';
import { registerRoutes } from './register/routes.ts';
import { signingRoutes } from './signoff/signing-routes.ts';
import { socialValueRoutes } from './social-value/social-value-routes.ts';
import { troubleRoutes } from './trouble/trouble-routes.ts';

const list = '/cases/:caseId/agreements';
const one = `${list}/:agreementId`;
const obligation = '/cases/:caseId/obligations/:obligationId';
const may = (action: string) => ({ on: 'agreement', may: action });
const form = { form: showAgreement };

export const routes: readonly Route[] = [
  get(list, { on: 'case', may: 'see' }, listAgreements),
  post(list, { on: 'case', may: 'shape' }, agreementInput, keepAgreement),
  get(`${list}/grants`, { on: 'case', may: 'shape' }, showGrants),
  post(`${list}/grants`, { on: 'case', may: 'shape' }, grantsInput, downloadGrants),
  get(`${list}/partners`, { on: 'case', may: 'seeInside' }, showPartners),
  get(one, may('see'), showAgreement),
  post(one, may('change'), changeAgreementInput, saveAgreement),
  post(`${one}/state`, may('change'), moveInput, saveMove, form),
  post(`${one}/parties`, may('change'), partyInput, keepParty, form),
  post(`${one}/parties/:partyId/removed`, may('change'), removeInput, takeParty, form),
  post(`${one}/obligations`, may('change'), obligationInput, keepObligation, form),
  get(`${one}/pool`, may('see'), showPool),
  post(`${one}/pool/forecast`, may('change'), forecastPoolInput, keepForecast, { form: showPool }),
  post(`${one}/pool/terms`, may('change'), agreeTermsInput, keepTerms, { form: showPool }),
  post(`${one}/pool/year-end`, may('change'), closeYearInput, keepYearEnd, { form: showPool }),
  get(obligation, { on: 'obligation', may: 'see' }, showObligation),
  post(obligation, { on: 'obligation', may: 'record' }, keptInput, keepRecord, { takesFiles: true }),
  ...signingRoutes,
  ...memorandumRoutes,
  ...fromAwardRoutes,
  ...noticeRoutes,
  ...allianceRoutes,
  ...troubleRoutes,
  ...socialValueRoutes,
  ...registerRoutes,
  ...obligationRoutes,
  ...performanceRoutes,
  ...changeRoutes,
  ...endingRoutes,
  ...paymentRoutes,
];
