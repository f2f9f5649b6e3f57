import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { insertTalk } from './engagement-store.ts';

export const talkInput = z.strictObject({
  supplier: field.text('Enter who it was with', 300),
  shown: field.text('Enter what they saw or were told', 2_000),
  said: field.optionalText(2_000),
  happenedOn: field.optionalDateOn(),
});

/** I13: a talk with somebody who may bid, whenever and wherever it was. It goes into every pack of the case at once. */
export async function noteTalk(act: Act, caseId: string, input: z.infer<typeof talkInput>): Promise<void> {
  const today = londonDate(act.now);
  const happenedOn = input.happenedOn ?? today;
  if (happenedOn > today) slip('happenedOn', 'The day cannot be in the future');
  await insertTalk(act.tx, caseId, {
    ...input,
    happenedOn,
    id: act.newId(),
    by: act.who.personId!,
    notedAt: act.now,
  });
  act.record({
    action: 'supplier-talk.noted',
    on: { kind: 'case', id: caseId },
    caseId,
    fields: ['supplier', 'shown', 'said'],
    content: input.shown,
  });
}
