import { type Who, wears } from '#platform/access/who.ts';
import type { Lesson } from './lessons/lesson.ts';
import type { Review } from './reviews/review.ts';

const contribute = ['commissioner', 'procurement', 'partner', 'practitioner', 'community'] as const;

/** A review may speak of one provider's failings, so those who are on the case only as a provider do not read it. */
export function reviewAccess(who: Who, review: Review): readonly string[] {
  if (who.hats.every((hat) => hat === 'provider')) return [];
  if (!wears(who, ...contribute)) return ['see'];
  return {
    suggested: ['see', 'take'],
    open: ['see', 'answer', 'learn'],
    closed: ['see', 'take', 'learn'],
    'set-aside': ['see', 'take'],
  }[review.state];
}

export function lessonAccess(who: Who, lesson: Lesson): readonly string[] {
  if (who.hats.length === 0) return [];
  if (!wears(who, ...contribute)) return ['see'];
  return { identified: ['see', 'answer', 'act'], 'acted-on': ['see', 'answer', 'hold'], held: ['see', 'answer'] }[
    lesson.state
  ];
}
