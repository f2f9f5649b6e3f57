import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Grumble, grumbleTransitions } from './grumble.ts';
import { updateGrumble } from './grumble-store.ts';

export const answerGrumbleInput = z.strictObject({
  does: field.choice(['answer', 'resolve', 'reopen'], 'Choose whether this answers it, resolves it or opens it again'),
  words: field.text('Enter what was said or done', 1_000),
  version: field.version(),
});

/** Answers, resolves or reopens a grumble; the words say what was done. */
export async function answerGrumble(
  act: Act,
  grumble: Grumble,
  input: z.infer<typeof answerGrumbleInput>,
): Promise<void> {
  const state = grumbleTransitions[grumble.state][input.does] ?? refuse('wrong-state');
  const change = {
    answer: { state, answer: input.words, answered_at: act.now },
    resolve: { state, resolution: input.words, resolved_at: act.now },
    reopen: { state, answer: input.words, resolved_at: null },
  }[input.does];
  await updateGrumble(act.tx, grumble, input.version, change);
  act.record({
    action: `grumble.${input.does}`,
    on: { kind: 'grumble', id: grumble.id },
    caseId: grumble.caseId,
    fields: Object.keys(change),
    content: input.words,
  });
}
