import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Conversation } from '../conversation.ts';
import { setProposed } from './round-store.ts';

export const proposedInput = z.strictObject({
  /** The list in which they were ticked: what is wrong is said there. */
  from: field.choice(['waiting', 'shown', 'hidden'], 'Choose from a list'),
  proposals: field.manyIds(),
  decision: field.choice(['show', 'hide'], 'Choose what to do with them'),
  because: field.optionalText(300),
});

/** Shows proposed words to others, or keeps them from others with a reason that whoever proposed them reads. */
export async function lookAtProposed(
  act: Act,
  conversation: Conversation,
  body: z.infer<typeof proposedInput>,
): Promise<number> {
  const meant = [...new Set(body.proposals)];
  if (meant.length === 0) slip('proposals', 'Tick the words that you mean');
  const hides = body.decision === 'hide';
  if (hides && body.because === null) slip('because', 'Write why others are not shown them');
  const to = hides
    ? ({ state: 'hidden', because: body.because } as const)
    : ({ state: 'shown', because: null } as const);
  if ((await setProposed(act.tx, conversation.id, meant, to)) !== meant.length) refuse('not-found');
  act.record({
    action: `proposedWords.${to.state}`,
    on: { kind: 'conversation', id: conversation.id },
    caseId: conversation.caseId,
    fields: ['proposed_state'],
  });
  return meant.length;
}
