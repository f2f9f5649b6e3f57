import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Brief, type Idea, takesIdeas } from './brief.ts';
import { holdBrief, insertIdea, insertNote } from './brief-store.ts';

export const ideaInput = z.strictObject({
  name: field.text('Enter the name of your group, enterprise or organisation', 200),
  what: field.text('Enter what you would try', 2_000),
  needs: field.optionalText(1_000),
  wouldShow: field.optionalText(1_000),
  contact: field.optionalText(320),
});

/** Anybody's idea. What they say of how to reach them goes into no record but its own row. */
export async function proposeIdea(
  act: Act,
  brief: Brief,
  typed: z.infer<typeof ideaInput>,
  channel: Idea['channel'],
): Promise<string> {
  const held = await holdBrief(act.tx, brief.id);
  if (!takesIdeas(held, londonDate(act.now))) refuse('brief-closed');
  const id = act.newId();
  await insertIdea(act.tx, brief.id, {
    ...typed,
    id,
    channel,
    state: 'proposed',
    because: null,
    proposedAt: act.now,
  });
  act.record({
    action: channel === 'page' ? 'challengeBrief.ideaProposed' : 'challengeBrief.ideaRecorded',
    on: { kind: 'challengeBrief', id: brief.id },
    caseId: brief.caseId,
    fields: ['name', 'what', 'needs', 'would_show', 'contact'],
  });
  return id;
}

export const noteInput = z.strictObject({
  question: field.optionalText(1_000),
  answer: field.text('Enter what everybody is to know', 2_000),
});

/** What one was told, all can read (I13). */
export async function addNote(act: Act, brief: Brief, typed: z.infer<typeof noteInput>): Promise<void> {
  await insertNote(act.tx, brief.id, { ...typed, id: act.newId(), notedAt: act.now }, act.who.personId!);
  act.record({
    action: 'challengeBrief.noted',
    on: { kind: 'challengeBrief', id: brief.id },
    caseId: brief.caseId,
    fields: ['question', 'answer'],
    content: typed.answer,
  });
}
