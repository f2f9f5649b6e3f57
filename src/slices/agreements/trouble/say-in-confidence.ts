import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import { isProviders } from './access.ts';
import type { Trouble } from './trouble.ts';
import { insertSaid } from './trouble-store.ts';

export const talkInput = z.strictObject({ words: field.text('Enter what you want to say', 5_000) });

/** Adds to the conversation between a provider and those who commission from it. Neither side writes for the other. */
export async function sayInConfidence(act: Act, trouble: Trouble, { words }: z.infer<typeof talkInput>): Promise<void> {
  const side = isProviders(act.who, trouble) ? 'provider' : 'authority';
  await insertSaid(act.tx, {
    id: act.newId(),
    troubleId: trouble.id,
    side,
    words,
    by: act.who.personId!,
    at: act.now,
  });
  act.record({
    action: 'trouble.said',
    on: { kind: 'trouble', id: trouble.id },
    caseId: trouble.caseId,
    fields: ['words'],
    content: words,
  });
}
