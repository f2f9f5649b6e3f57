import { sendEvidence } from '#platform/files/evidence/index.ts';
import { get, post, type Route } from '#platform/http/route.ts';
import { revisitInput } from '#slices/plan/index.ts';
import { academyRoutes } from './academy/routes.ts';
import { answerFlagInput } from './flags/answer-flag.ts';
import { keepFlagAnswer, listFlags } from './flags/flag-pages.ts';
import { keepRevisit, showRevisits } from './leavings/revisit-pages.ts';
import { actOnLessonInput } from './lessons/act-on-lesson.ts';
import { holdLessonInput } from './lessons/hold-lesson.ts';
import { identifyLessonInput } from './lessons/identify-lesson.ts';
import { keepActing, keepHolding, keepLesson, listLessons, newLesson, showLesson } from './lessons/lesson-pages.ts';
import { routes as libraryRoutes } from './library/routes.ts';
import { routes as predictionRoutes } from './predictions/routes.ts';
import { answerReviewInput } from './reviews/answer-review.ts';
import { openReviewInput } from './reviews/open-review.ts';
import { keepAnswers, keepReview, keepTaking, listReviews, newReview, showReview } from './reviews/review-pages.ts';
import { takeReviewInput } from './reviews/take-review.ts';

const reviews = '/cases/:caseId/reviews';
const review = `${reviews}/:reviewId`;
const lessons = '/cases/:caseId/lessons';
const again = '/cases/:caseId/to-look-at-again';
const on = (kind: string, may: string) => ({ on: kind, may });

export const routes: readonly Route[] = [
  ...academyRoutes,
  ...libraryRoutes,
  ...predictionRoutes,
  get(reviews, on('case', 'see'), listReviews),
  get(`${reviews}/new`, on('case', 'contribute'), newReview, { query: ['of'] }),
  post(`${reviews}/new`, on('case', 'contribute'), openReviewInput, keepReview),
  get(review, on('review', 'see'), showReview),
  post(review, on('review', 'answer'), answerReviewInput, keepAnswers),
  post(`${review}/take`, on('review', 'take'), takeReviewInput, keepTaking, { form: showReview }),
  get(`${review}/leavings`, on('review', 'see'), showRevisits, { query: ['promise'] }),
  post(`${review}/leavings`, on('review', 'learn'), revisitInput, keepRevisit),
  get(`${review}/lessons/new`, on('review', 'learn'), newLesson, { query: ['about', 'promise'] }),
  post(`${review}/lessons/new`, on('review', 'learn'), identifyLessonInput, keepLesson),

  get(lessons, on('case', 'see'), listLessons),
  get(`${lessons}/:lessonId`, on('lesson', 'see'), showLesson),
  post(`${lessons}/:lessonId`, on('lesson', 'act'), actOnLessonInput, keepActing),
  post(`${lessons}/:lessonId/held`, on('lesson', 'hold'), holdLessonInput, keepHolding, {
    form: showLesson,
    takesFiles: true,
  }),
  get(`${lessons}/:lessonId/evidence/:fileId`, on('lesson', 'see'), sendEvidence('lesson')),

  get(again, on('case', 'see'), listFlags),
  post(`${again}/:flagId`, on('case', 'contribute'), answerFlagInput, keepFlagAnswer, { form: listFlags }),
];
