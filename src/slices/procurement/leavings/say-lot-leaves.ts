import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { leavingAsksOf } from '#slices/plan/index.ts';
import type { Lot } from '../procurement.ts';
import { quotable, saysNothing } from './lot-leaving.ts';
import { insertLotLeaving, lotLeavingNow } from './lot-leaving-store.ts';

export const sayLotLeavesInput = z.strictObject({
  capacity: field.optionalText(1_000),
  capability: field.optionalText(1_000),
  prosperity: field.optionalText(1_000),
  wordIds: field.manyIds(),
  version: z.coerce.number().int().min(0),
});

/** Says what a lot will leave in the three, beside the community's words that it answers. What it said before is kept. */
export async function sayLotLeaves(act: Act, lot: Lot, input: z.infer<typeof sayLotLeavesInput>): Promise<void> {
  if (saysNothing(input)) slip('capacity', 'Say what it will leave in at least one of the three');
  const known = new Set(quotable(await leavingAsksOf(act.tx, lot.caseId)).map((one) => one.id));
  if (input.wordIds.some((id) => !known.has(id))) slip('wordIds', 'Choose from the list');
  const before = (await lotLeavingNow(act.tx, [lot.id])).get(lot.id)?.version ?? 0;
  if (before !== input.version) refuse('stale');
  await insertLotLeaving(act.tx, {
    ...input,
    wordIds: [...new Set(input.wordIds)],
    id: act.newId(),
    lotId: lot.id,
    version: before + 1,
    by: act.who.personId!,
    saidAt: act.now,
  });
  act.record({
    action: 'lot.leaves-said',
    on: { kind: 'lot', id: lot.id },
    caseId: lot.caseId,
    fields: ['capacity', 'capability', 'prosperity', 'quotes'],
    content: JSON.stringify(input),
  });
}
