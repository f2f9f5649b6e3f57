import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { choicesOf } from '../choices/choices-store.ts';
import type { Conversation } from '../conversation.ts';
import type { Held } from '../held/held.ts';
import { takesVotes } from '../held/take-part.ts';
import type { Voter } from '../held/taking-part-store.ts';
import { setRowAgreed } from './rows-store.ts';

export const agreeToRowInput = z.strictObject({ agree: field.choice(['yes', 'no'], 'Choose whether you agree') });

/** Somebody agrees that their votes go out as a row, while they can take part; or takes that back, whenever they like. */
export async function agreeToRow(
  act: Act,
  { conversation, held, voter }: Readonly<{ conversation: Conversation; held: Held; voter: Voter }>,
  { agree }: z.infer<typeof agreeToRowInput>,
): Promise<void> {
  if (!(await choicesOf(act.tx, conversation.id)).rowsOfVotes)
    refuse('wrong-state', 'votes are not given out as rows here');
  const agrees = agree === 'yes';
  if (agrees && (voter.out || !takesVotes(conversation, held, act.now)))
    refuse('wrong-state', 'the conversation is closed');
  await setRowAgreed(act.tx, voter.id, agrees ? act.now : null);
  // Of the conversation, not of the person: the audit does not say who agreed to what.
  act.record({
    action: agrees ? 'conversation.rowAgreed' : 'conversation.rowWithdrawn',
    on: { kind: 'conversation', id: conversation.id },
    caseId: conversation.caseId,
    fields: ['row_agreed_at'],
  });
}
