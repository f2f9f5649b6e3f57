import { get, post, type Route } from '#platform/http/route.ts';
import { keepTakeUp, showTakeUp } from './from-draft-pages.ts';
import { takeUpInput } from './take-up-draft.ts';

const path = '/cases/:caseId/drafts/:draftOutcomeId/outcome';
const access = { on: 'draftOutcome', may: 'takeUp' };

export const fromDraftRoutes: readonly Route[] = [
  get(path, access, showTakeUp),
  post(path, access, takeUpInput, keepTakeUp),
];
