import { z } from 'zod';
import type { Ref } from '#platform/access/kinds.ts';
import type { Act } from '#platform/act/act.ts';
import { field, Slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { openFlagsOf } from '#platform/links/index.ts';
import { recordReview } from '../reviews/record-review.ts';
import type { Review } from '../reviews/review.ts';
import { holdReview, reviewsById, updateReview } from '../reviews/review-store.ts';
import { changeThinking } from './change-thinking.ts';
import { type Effect, effects, faultsInLesson, type Lesson } from './lesson.ts';
import { lessonText } from './lesson-kind.ts';
import { insertLearntFrom, insertLesson, insertLessonFlags } from './lesson-store.ts';

export const identifyLessonInput = z.strictObject({
  words: field.text('Enter what we learnt', 1_000),
  effect: field.choice(effects, 'Choose whether it confirms what we thought or changes our thinking'),
  about: field.optionalText(100),
  newReading: field.optionalText(500),
  revisitId: field.optionalId(),
});

export type IdentifyLesson = Readonly<{
  caseId: string;
  reviewId: string;
  words: string;
  effect: Effect;
  about: Ref | null;
  newReading: string | null;
  /** What was said of a promise that was not kept, where the lesson is drawn from that. The caller has made sure that it is on the case. */
  revisitId?: string | null;
}>;

/**
 * Writes down a lesson. One that changes our thinking changes what it names and flags all that rests on it,
 * in this act: none of it happens unless all of it does.
 */
export async function identifyLesson(act: Act, input: IdentifyLesson): Promise<{ id: string; flagged: number }> {
  const faults = faultsInLesson(input);
  if (Object.keys(faults).length > 0) throw new Slip(faults);
  await holdReview(act.tx, input.reviewId);
  const [review] = await reviewsById(act.tx, [input.reviewId]);
  if (!review || review.caseId !== input.caseId) refuse('not-found');
  const flaggedBefore = new Set((await openFlagsOf(act.tx, input.caseId)).map((flag) => flag.id));
  const change =
    input.effect === 'changes'
      ? await changeThinking(act, { ...input, about: input.about!, newReading: input.newReading!, review })
      : null;
  const lesson: Lesson = {
    id: act.newId(),
    caseId: input.caseId,
    reviewId: review.id,
    state: 'identified',
    version: 1,
    words: input.words,
    effect: input.effect,
    about: input.about,
    oldReading: change?.oldReading ?? null,
    newReading: change ? input.newReading : null,
    did: null,
    didOn: null,
    evidence: null,
    seenOn: null,
    identifiedBy: act.who.personId,
    identifiedAt: act.now,
  };
  await insertLesson(act.tx, lesson);
  if (change) await keepRaised(act, lesson, review, flaggedBefore);
  if (input.revisitId) await insertLearntFrom(act.tx, lesson.id, input.revisitId);
  act.record({
    action: 'lesson.identified',
    on: { kind: 'lesson', id: lesson.id },
    caseId: lesson.caseId,
    fields: ['words', 'effect', 'about', 'new_reading'],
    content: `${lesson.words}\n${lesson.newReading ?? ''}`,
    says: { title: lesson.words, text: lessonText(lesson), state: lesson.state },
  });
  return { id: lesson.id, flagged: change?.flagged ?? 0 };
}

/** A review waits for an answer to each flag that its lessons raise; one that was closed before is open again until then. */
async function keepRaised(act: Act, lesson: Lesson, review: Review, before: ReadonlySet<string>): Promise<void> {
  const raised = (await openFlagsOf(act.tx, lesson.caseId)).filter((flag) => !before.has(flag.id));
  await insertLessonFlags(
    act.tx,
    lesson.id,
    raised.map((flag) => flag.id),
  );
  if (raised.length === 0 || review.state !== 'closed') return;
  const open: Review = { ...review, state: 'open' };
  await updateReview(act.tx, open, review.version);
  recordReview(act, open, 'review.openAgain', ['state']);
}
