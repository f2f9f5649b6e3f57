import { kind } from '#platform/access/kinds.ts';
import { lessonAccess } from '../access.ts';
import { type Lesson, lessonStates } from './lesson.ts';
import { lessonsById, lessonsOf } from './lesson-store.ts';

/** The line beneath a lesson: what it did to what we thought, and where it has been seen. */
export const lessonText = (lesson: Lesson): string =>
  [
    lesson.effect === 'confirms'
      ? 'It confirms what we thought'
      : `It changes our thinking. We thought “${lesson.oldReading}”. ${lesson.about?.kind === 'outcome' ? 'We would say' : 'Now'}: “${lesson.newReading}”`,
    lesson.did && `Acted on: ${lesson.did}`,
    lesson.evidence && `Seen in practice: ${lesson.evidence}`,
  ]
    .filter(Boolean)
    .join('. ');

const looseBecause: Record<Lesson['state'], string | null> = {
  identified: 'It is identified. Nothing has been done because of it yet',
  'acted-on': 'It is acted on. Nobody has seen in practice yet that it holds',
  held: null,
};

export const lessonKind = kind<Lesson>({
  kind: 'lesson',
  label: 'Lesson',
  load: lessonsById,
  ofCase: lessonsOf,
  allowed: lessonAccess,
  states: lessonStates,
  example: (state) => ({
    id: 'lesson',
    caseId: 'case',
    reviewId: 'review',
    state: state as Lesson['state'],
    version: 1,
    words: 'People wait because pay is below the floor',
    effect: 'confirms',
    about: null,
    oldReading: null,
    newReading: null,
    did: null,
    didOn: null,
    evidence: null,
    seenOn: null,
    identifiedBy: null,
    identifiedAt: new Date(0),
  }),
  path: (lesson) => `/cases/${lesson.caseId}/lessons/${lesson.id}`,
  bead: (lesson) => ({
    title: lesson.words,
    text: lessonText(lesson),
    lens: 'want',
    loose: looseBecause[lesson.state],
  }),
});
