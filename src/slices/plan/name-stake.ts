import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import { stakeRoles } from './stake.ts';
import { insertStake } from './stake-store.ts';

export const stakeInput = z.strictObject({
  outcomeId: field.id('Choose what it is about'),
  who: field.text('Enter who', 200),
  role: field.choice(stakeRoles, 'Choose whether they require, fund or own it'),
  note: field.optionalText(300),
});

/** Names who requires, who funds, or who owns an outcome: spread over partners, and shown side by side. */
export async function nameStake(act: Act, input: z.infer<typeof stakeInput> & { caseId: string }): Promise<void> {
  const { caseId, ...stake } = input;
  await insertStake(act.tx, caseId, { id: act.newId(), ...stake }, act.now);
  act.record({
    action: `stake.${stake.role}`,
    on: { kind: 'outcome', id: stake.outcomeId },
    caseId,
    fields: ['stakes'],
  });
}
