import { get, post, type Route } from '#platform/http/route.ts';
import { showLesson } from '../lessons/lesson-pages.ts';
import { answerLessonInput, askLessonInput } from './ask-lesson.ts';
import { keepAnswer, keepQuestion, showLibrary, showOthers } from './library-pages.ts';

const others = '/cases/:caseId/what-others-learnt';

export const routes: readonly Route[] = [
  get('/what-works', 'signedIn', showLibrary, { query: ['q', 'in'] }),
  get(others, { on: 'case', may: 'see' }, showOthers),
  post(others, { on: 'case', may: 'contribute' }, askLessonInput, keepQuestion),
  post(
    '/cases/:caseId/lessons/:lessonId/questions/:questionId',
    { on: 'lesson', may: 'answer' },
    answerLessonInput,
    keepAnswer,
    { form: showLesson },
  ),
];
