import type { Act } from '#platform/act/act.ts';
import type { Lesson } from './lesson.ts';
import { lessonText } from './lesson-kind.ts';

/** Records what was done to a lesson, and what its bead reads from now on. */
export const recordLesson = (
  act: Act,
  lesson: Lesson,
  action: string,
  fields: readonly string[],
  content: string,
): void =>
  act.record({
    action,
    on: { kind: 'lesson', id: lesson.id },
    caseId: lesson.caseId,
    fields,
    content,
    says: { title: lesson.words, text: lessonText(lesson), state: lesson.state },
  });
