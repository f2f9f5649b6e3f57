import type { z } from 'zod';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import type { Case } from '#slices/cases/index.ts';
import { personNames } from '#slices/people/index.ts';
import type { Lesson } from '../lessons/lesson.ts';
import { answerLesson, type answerLessonInput, askLesson, type askLessonInput } from './ask-lesson.ts';
import { findLessons, learntElsewhere, mostFound } from './find-lessons.ts';
import { type LessonQuestion, questionsFromCase, questionsToCase } from './library-store.ts';
import { type Facet, facets, readableLessons } from './readable-lessons.ts';

const facetLabels: Record<Facet, string> = {
  anything: 'Anything',
  need: 'What was needed or wanted',
  mechanism: 'What was done',
  assumption: 'What was assumed, before and after',
};

export async function showLibrary(visit: Visit): Promise<Reply> {
  const asked = visit.query.in;
  const facet = facets.find((one) => one === asked) ?? 'anything';
  const query = (visit.query.q ?? '').slice(0, 200);
  return page('learning/library/library.njk', 'What works here', {
    query,
    facet,
    facetChoices: facets.map((value) => ({ value, text: facetLabels[value] })),
    lessons: await findLessons(visit, query, facet),
    mostFound,
  });
}

export async function showOthers(visit: Visit<Case>): Promise<Reply> {
  const { tx, object } = visit;
  const lessons = await learntElsewhere(visit, object, mostFound);
  const asked = visit.may.includes('seeInside') ? await questionsFromCase(tx, object.id) : [];
  return page('learning/library/others.njk', 'What others learnt', {
    lessons,
    asked: await withNames(visit, asked),
    lessonChoices: lessons.map(({ id, words, caseTitle }) => ({
      value: id,
      text: `${words.slice(0, 90)} (${caseTitle.slice(0, 40)})`,
    })),
  });
}

export async function keepQuestion(doing: Doing<Case, z.infer<typeof askLessonInput>>): Promise<Reply> {
  const { act, object, body } = doing;
  const lesson =
    (await readableLessons(doing, object.id)).find((one) => one.id === body.lessonId) ?? refuse('not-found');
  await askLesson(act, { ...body, caseId: lesson.caseId, fromCaseId: object.id });
  return redirect(`/cases/${object.id}/what-others-learnt`, 'They see your question and your name on the lesson.');
}

export async function keepAnswer(doing: Doing<Lesson, z.infer<typeof answerLessonInput>>): Promise<Reply> {
  const { act, object, body, params } = doing;
  await answerLesson(act, { ...body, caseId: object.caseId, lessonId: object.id, questionId: params.questionId! });
  return redirect(`/cases/${object.caseId}/lessons/${object.id}`, 'Whoever asked can read your answer.');
}

/** What others asked about a lesson, for those on its case who may contribute. */
export async function askedOf(visit: Visit<Lesson>) {
  const { tx, object, may } = visit;
  if (!may.includes('answer')) return [];
  return withNames(
    visit,
    (await questionsToCase(tx, object.caseId)).filter((one) => one.lessonId === object.id),
  );
}

async function withNames({ tx }: Visit, questions: readonly LessonQuestion[]) {
  const names = await personNames(
    tx,
    questions.flatMap((one) => [one.askedBy, one.answeredBy]),
  );
  return questions.map((one) => ({
    ...one,
    by: names.get(one.askedBy) ?? '',
    answeredBy: names.get(one.answeredBy ?? '') ?? '',
  }));
}
