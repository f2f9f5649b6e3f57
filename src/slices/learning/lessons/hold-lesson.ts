import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Lesson } from './lesson.ts';
import { updateLesson } from './lesson-store.ts';
import { unansweredOfLesson } from './raised-flags.ts';
import { recordLesson } from './record-lesson.ts';

export const holdLessonInput = z.strictObject({
  evidence: field.text('Enter what in practice shows it', 1_000),
  seenOn: field.optionalDateOn(),
  version: field.version(),
});

/** A lesson is held only when somebody has seen it in practice after it was acted on, and nothing that rests on it waits to be looked at. */
export async function holdLesson(act: Act, lesson: Lesson, input: z.infer<typeof holdLessonInput>): Promise<void> {
  if (lesson.state !== 'acted-on') refuse('wrong-state');
  const today = londonDate(act.now);
  const seenOn = input.seenOn ?? today;
  if (seenOn > today) slip('seenOn', 'The day it was seen cannot be in the future');
  if (lesson.didOn && seenOn < lesson.didOn) slip('seenOn', 'It is seen on or after the day it was acted on');
  if ((await unansweredOfLesson(act.tx, lesson.caseId, lesson.id)).length > 0)
    slip('evidence', 'Things rest on this lesson that nobody has looked at. Answer each one first');
  const held: Lesson = { ...lesson, state: 'held', evidence: input.evidence, seenOn };
  await updateLesson(act.tx, held, input.version);
  recordLesson(act, held, 'lesson.held', ['state', 'evidence', 'seen_on'], input.evidence);
}
