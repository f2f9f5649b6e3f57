import { cohortKind } from './cohorts/cohort-kind.ts';
import { hundredDaysKind } from './hundred-days/hundred-days-kind.ts';
import { learningSetKind } from './sets/learning-set-kind.ts';

export const academyKinds = [cohortKind, hundredDaysKind, learningSetKind];

export { answerChallenge, askChallenge, giveChallenge } from './challenges/challenge-one-another.ts';
export { challengesOf } from './challenges/challenge-store.ts';
export { cohortsById } from './cohorts/cohort-store.ts';
export { askToJoin, letIn } from './cohorts/join-cohort.ts';
export { startCohort } from './cohorts/start-cohort.ts';
export { plansById } from './hundred-days/plan-store.ts';
export { hundredDaysDue, remindOfHundredDays } from './hundred-days/remind-plans.ts';
export { meetPlan, writePlan } from './hundred-days/write-plan.ts';
export { answerBrought, bringCase } from './live/bring-case.ts';
export { broughtWaiting } from './live/brought-waiting.ts';
export { liveCasesFrom } from './live/live-store.ts';
export { askInSet, present, sayWillDo, startSet } from './sets/meet-in-set.ts';
export { setsById } from './sets/set-store.ts';
