import { get, post, type Route } from '#platform/http/route.ts';
import { confirmInput, keepAllInput } from './confirm-proposal.ts';
import { draftInput } from './draft-from-award.ts';
import {
  keepAll,
  keepDraft,
  keepIndicator,
  keepProposal,
  keepReason,
  showDrafting,
  showFromAward,
} from './from-award-pages.ts';
import { indicatorInput, noIndicatorsInput } from './set-indicator.ts';

const drafting = '/cases/:caseId/procurements/:procurementId/agreement';
const one = '/cases/:caseId/agreements/:agreementId/from-award';
const may = (action: string) => ({ on: 'agreement', may: action });
const form = { form: showFromAward };

export const fromAwardRoutes: readonly Route[] = [
  get(drafting, { on: 'procurement', may: 'seeAward' }, showDrafting),
  post(drafting, { on: 'procurement', may: 'award' }, draftInput, keepDraft),
  get(one, may('see'), showFromAward),
  post(one, may('change'), confirmInput, keepProposal),
  post(`${one}/all`, may('change'), keepAllInput, keepAll, form),
  post(`${one}/indicators`, may('oversee'), indicatorInput, keepIndicator, form),
  post(`${one}/no-indicators`, may('oversee'), noIndicatorsInput, keepReason, form),
];
