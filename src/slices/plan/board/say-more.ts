import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import type { Mechanism } from '../mechanism.ts';
import { reversibilities } from './board.ts';
import { saveDetails } from './board-store.ts';

export const sayMoreInput = z.strictObject({
  reversibility: field.optionalChoice(reversibilities),
  steeredBy: field.optionalText(200),
  capacity: field.optionalText(1_000),
  capability: field.optionalText(1_000),
  prosperity: field.optionalText(1_000),
  version: z.coerce.number().int().min(0),
});

/** Says who steers a mechanism, how it could be undone, and what it will leave in the community. */
export async function sayMore(act: Act, mechanism: Mechanism, input: z.infer<typeof sayMoreInput>): Promise<void> {
  await saveDetails(act.tx, { mechanismId: mechanism.id, ...input });
  act.record({
    action: 'mechanism.described',
    on: { kind: 'mechanism', id: mechanism.id },
    caseId: mechanism.caseId,
    fields: ['reversibility', 'steered_by', 'leaves'],
    content: JSON.stringify(input),
  });
}
