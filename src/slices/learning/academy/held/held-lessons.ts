import { type Lesson, lessonStates } from '../../lessons/lesson.ts';

type Standing = Lesson['state'];

/**
 * The strongest state that any record of a lesson shows: written down, acted on, or held, which is seen in practice later. The one
 * place that puts them in order; null where there is no record.
 */
export const strongestOf = (states: readonly (Standing | null)[]): Standing | null =>
  lessonStates.findLast((state) => states.includes(state)) ?? null;

export const isHeld = (...states: readonly (Standing | null)[]): boolean => strongestOf(states) === 'held';
