import { z } from 'zod';
import { get, post, type Route } from '#platform/http/route.ts';
import { answerChallengeInput, askChallengeInput, giveChallengeInput } from './challenges/challenge-one-another.ts';
import { keepChallenge, keepGiven, keepTaken, showChallenge } from './challenges/challenge-pages.ts';
import {
  keepAsking,
  keepCohort,
  keepEnd,
  keepLeaving,
  keepLetIn,
  listCohorts,
  showCohort,
} from './cohorts/cohort-pages.ts';
import { askToJoinInput, letInInput } from './cohorts/join-cohort.ts';
import { endCohortInput, startCohortInput } from './cohorts/start-cohort.ts';
import { showHeld } from './held/held-pages.ts';
import { keepMeeting, keepPlan, showPlan } from './hundred-days/plan-pages.ts';
import { meetPlanInput, writePlanInput } from './hundred-days/write-plan.ts';
import { answerLiveInput, bringCaseInput } from './live/bring-case.ts';
import { keepAnswered, keepBrought, listBrought, showLive } from './live/live-pages.ts';
import { askInSetInput, presentInput, startSetInput, willDoInput } from './sets/meet-in-set.ts';
import { keepAsked, keepPresented, keepSet, keepSetLeft, keepWillDo, showSet } from './sets/set-pages.ts';

const cohort = '/academy/cohorts/:cohortId';
const challenge = `${cohort}/challenges/:challengeId`;
const plan = '/academy/plans/:hundredDaysId';
const set = '/academy/sets/:learningSetId';
const brought = '/cases/:caseId/academy';
const may = (kind: string, action: string) => ({ on: kind, may: action });
const inCohort = { form: showCohort };
const inSet = { form: showSet };

export const academyRoutes: readonly Route[] = [
  get('/academy', 'signedIn', listCohorts),
  post('/academy', 'signedIn', startCohortInput, keepCohort),
  get('/academy/held', 'signedIn', showHeld),
  get(cohort, may('cohort', 'see'), showCohort),
  post(`${cohort}/asking`, may('cohort', 'ask'), askToJoinInput, keepAsking, inCohort),
  post(`${cohort}/members`, may('cohort', 'letIn'), letInInput, keepLetIn, inCohort),
  post(`${cohort}/leaving`, may('cohort', 'leave'), z.strictObject({}), keepLeaving, inCohort),
  post(`${cohort}/end`, may('cohort', 'end'), endCohortInput, keepEnd, inCohort),
  post(`${cohort}/cases`, may('cohort', 'work'), bringCaseInput, keepBrought, inCohort),
  get(`${cohort}/cases/:liveCaseId`, may('cohort', 'read'), showLive),
  post(`${cohort}/challenges`, may('cohort', 'work'), askChallengeInput, keepChallenge, inCohort),
  get(challenge, may('cohort', 'read'), showChallenge),
  post(challenge, may('cohort', 'work'), giveChallengeInput, keepGiven),
  post(`${challenge}/answers`, may('cohort', 'work'), answerChallengeInput, keepTaken, { form: showChallenge }),
  post(`${cohort}/plans`, may('cohort', 'work'), writePlanInput, keepPlan, inCohort),
  post(`${cohort}/sets`, may('cohort', 'work'), startSetInput, keepSet, inCohort),
  get(plan, may('hundredDays', 'see'), showPlan),
  post(plan, may('hundredDays', 'meet'), meetPlanInput, keepMeeting),
  get(set, may('learningSet', 'see'), showSet),
  post(set, may('learningSet', 'speak'), presentInput, keepPresented),
  post(`${set}/turns/:turnId/questions`, may('learningSet', 'speak'), askInSetInput, keepAsked, inSet),
  post(`${set}/turns/:turnId/deed`, may('learningSet', 'speak'), willDoInput, keepWillDo, inSet),
  post(`${set}/leaving`, may('learningSet', 'leave'), z.strictObject({}), keepSetLeft, inSet),
  get(brought, may('case', 'seeInside'), listBrought),
  post(`${brought}/:liveCaseId`, may('case', 'settle'), answerLiveInput, keepAnswered, { form: listBrought }),
];
