import { academyKinds, remindOfHundredDays } from './academy/index.ts';
import { lessonKind } from './lessons/lesson-kind.ts';
import { foretellingKind } from './predictions/foretelling-kind.ts';
import { reviewKind } from './reviews/review-kind.ts';
import { reviewChallenge, reviewWithdrawal } from './reviews/review-of-ownership.ts';
import { suggestReviews } from './reviews/suggest-review.ts';

export const name = 'learning';
export const kinds = [reviewKind, lessonKind, foretellingKind, ...academyKinds];
export const listeners = [...suggestReviews, reviewChallenge, reviewWithdrawal];
export const timed = [remindOfHundredDays];

export {
  answerBrought,
  answerChallenge,
  askChallenge,
  askInSet,
  askToJoin,
  bringCase,
  broughtWaiting,
  challengesOf,
  cohortsById,
  giveChallenge,
  hundredDaysDue,
  letIn,
  liveCasesFrom,
  meetPlan,
  plansById,
  present,
  sayWillDo,
  setsById,
  startCohort,
  startSet,
  writePlan,
} from './academy/index.ts';
export { answerFlag } from './flags/answer-flag.ts';
export { livePromises, type Promising, promisingOf } from './leavings/promises-of.ts';
export { actOnLesson } from './lessons/act-on-lesson.ts';
export { holdLesson } from './lessons/hold-lesson.ts';
export { identifyLesson } from './lessons/identify-lesson.ts';
export type { Lesson } from './lessons/lesson.ts';
export { learntFromRevisits, lessonsById, lessonsOf } from './lessons/lesson-store.ts';
export { learntElsewhere } from './library/find-lessons.ts';
export { questionsToCase } from './library/library-store.ts';
export { foretell, meetForetelling } from './predictions/foretell.ts';
export { foretellingsOf } from './predictions/foretelling-store.ts';
export { answerReview } from './reviews/answer-review.ts';
export { openReview } from './reviews/open-review.ts';
export type { Review } from './reviews/review.ts';
export { reviewsById, reviewsOf } from './reviews/review-store.ts';
export { takeReview } from './reviews/take-review.ts';
