import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { recordRound } from './record-round.ts';
import { nextStates, type Round, roundStates } from './round.ts';
import { updateRound } from './round-store.ts';

export const moveRoundInput = z.strictObject({
  to: field.choice(roundStates, 'Choose where the round goes'),
  version: field.version(),
});

/** Closes the stage that is open and goes on. There is no way back: what people have seen, they have seen. */
export async function moveRound(act: Act, round: Round, input: z.infer<typeof moveRoundInput>): Promise<void> {
  if (!nextStates[round.state].includes(input.to)) refuse('wrong-state');
  const moved: Round = { ...round, state: input.to, closedAt: input.to === 'closed' ? act.now : null };
  await updateRound(act.tx, moved, input.version);
  recordRound(act, `round.${input.to}`, moved, ['state']);
}

export const discussedInput = z.strictObject({
  discussed: field.text('Enter what was said', 5_000),
  version: field.version(),
});

/** What was said of the spread: it stands beside the scores. */
export async function noteDiscussion(act: Act, round: Round, input: z.infer<typeof discussedInput>): Promise<void> {
  const after = { ...round, discussed: input.discussed };
  await updateRound(act.tx, after, input.version);
  recordRound(act, 'round.discussed', after, ['discussed'], input.discussed);
}
