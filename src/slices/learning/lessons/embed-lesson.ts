import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Lesson } from './lesson.ts';
import { lessonText } from './lesson-kind.ts';
import { embedRow } from './lesson-store.ts';

export const embedLessonInput = z.strictObject({
  evidence: field.text('Enter what in practice shows it', 1_000),
  seenOn: field.optionalDateOn(),
  version: field.version(),
});

/** A lesson is embedded only when somebody has seen it in practice, and says where. */
export async function embedLesson(act: Act, lesson: Lesson, input: z.infer<typeof embedLessonInput>): Promise<void> {
  if (lesson.state !== 'identified') refuse('wrong-state');
  const today = londonDate(act.now);
  const seenOn = input.seenOn ?? today;
  if (seenOn > today) slip('seenOn', 'The day it was seen cannot be in the future');
  await embedRow(act.tx, lesson.id, input.version, input.evidence, seenOn);
  const embedded: Lesson = { ...lesson, state: 'embedded', evidence: input.evidence, seenOn };
  act.record({
    action: 'lesson.embedded',
    on: { kind: 'lesson', id: lesson.id },
    caseId: lesson.caseId,
    fields: ['state', 'evidence', 'seen_on'],
    content: input.evidence,
    says: { title: lesson.words, text: lessonText(embedded), state: embedded.state },
  });
}
