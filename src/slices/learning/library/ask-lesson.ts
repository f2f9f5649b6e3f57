import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { answerRow, insertQuestion, questionsToCase } from './library-store.ts';

export const askLessonInput = z.strictObject({
  lessonId: field.id('Choose which lesson you ask about'),
  words: field.text('Enter your question', 1_000),
});

/** Asks the people of another case about what they learnt. The caller has made sure that the asker may read the lesson. */
export async function askLesson(
  act: Act,
  input: Readonly<{ lessonId: string; caseId: string; fromCaseId: string; words: string }>,
): Promise<void> {
  const id = act.newId();
  await insertQuestion(act.tx, {
    ...input,
    id,
    askedBy: act.who.personId!,
    askedAt: act.now,
    answer: null,
    answeredBy: null,
    answeredAt: null,
  });
  record(act, input.fromCaseId, id, 'lesson.asked', input.words);
}

export const answerLessonInput = z.strictObject({ answer: field.text('Enter your answer', 2_000) });

/** Somebody on the case that learnt it answers, once. */
export async function answerLesson(
  act: Act,
  input: Readonly<{ caseId: string; lessonId: string; questionId: string; answer: string }>,
): Promise<void> {
  const asked = (await questionsToCase(act.tx, input.caseId)).find((one) => one.id === input.questionId);
  if (asked?.lessonId !== input.lessonId) refuse('not-found');
  if (!(await answerRow(act.tx, asked.id, input.answer, act.who.personId!, act.now))) refuse('wrong-state');
  record(act, input.caseId, asked.id, 'lesson.answered', input.answer);
}

const record = (act: Act, caseId: string, id: string, action: string, content: string): void =>
  act.record({ action, on: { kind: 'lessonQuestion', id }, caseId, fields: ['words'], content });
