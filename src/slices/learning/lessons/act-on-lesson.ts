import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Lesson } from './lesson.ts';
import { updateLesson } from './lesson-store.ts';
import { recordLesson } from './record-lesson.ts';

export const actOnLessonInput = z.strictObject({
  did: field.text('Enter what was done because of it', 1_000),
  didOn: field.optionalDateOn(),
  version: field.version(),
});

/** Something was done because of a lesson. Whether it holds is seen later. */
export async function actOnLesson(act: Act, lesson: Lesson, input: z.infer<typeof actOnLessonInput>): Promise<void> {
  if (lesson.state !== 'identified') refuse('wrong-state');
  const today = londonDate(act.now);
  const didOn = input.didOn ?? today;
  if (didOn > today) slip('didOn', 'The day it was done cannot be in the future');
  const acted: Lesson = { ...lesson, state: 'acted-on', did: input.did, didOn };
  await updateLesson(act.tx, acted, input.version);
  recordLesson(act, acted, 'lesson.actedOn', ['state', 'did', 'did_on'], input.did);
}
