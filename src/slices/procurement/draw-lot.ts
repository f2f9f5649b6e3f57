import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { refuseOnceTold, typeByName } from './criteria/quick-criteria.ts';
import type { Procurement } from './procurement.ts';
import { insertLot, replaceCriteria } from './procurement-store.ts';

export const lotInput = z.strictObject({
  title: field.text('Enter a name for the lot', 200),
  because: field.text('Say why it is drawn like this', 1_000),
  zone: field.optionalText(200),
  value: field.optionalPounds(),
  mostLots: field.optionalWholeNumber(1, 100),
  leavesBehind: field.optionalText(500),
  requirementIds: field.manyIds(),
});

/** Draws a lot, with its reason; what it buys is what was asked for. */
export async function drawLot(act: Act, procurement: Procurement, input: z.infer<typeof lotInput>): Promise<string> {
  // Bidders rely on what was published: the terms of lots change then by an amendment, and new ones are another procurement.
  if (procurement.state !== 'planned') refuse('lots-stand');
  const { value, ...rest } = input;
  const lot = {
    ...rest,
    id: act.newId(),
    caseId: procurement.caseId,
    procurementId: procurement.id,
    state: 'drawn',
    version: 1,
    valuePence: value,
  } as const;
  await insertLot(act.tx, lot, act.now);
  act.record({
    action: 'lot.drawn',
    on: { kind: 'lot', id: lot.id },
    caseId: lot.caseId,
    fields: Object.keys(input),
    content: input.because,
    says: { title: lot.title, text: lot.because, state: 'drawn' },
  });
  return lot.id;
}

export const criteriaInput = z.strictObject({
  criteria: field.text('Enter the criteria, one a line, each with its weight', 5_000),
});

/** Criteria as a person writes them: a line each, the weight at its end. */
export async function setCriteria(
  act: Act,
  procurement: Procurement,
  input: z.infer<typeof criteriaInput>,
): Promise<void> {
  const lines = input.criteria
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const criteria = lines.map((line) => {
    const match = /^(.+?)[\s,:;–-]*(\d{1,3})\s*%?$/.exec(line);
    const weight = Number(match?.[2]);
    if (!match || weight < 1 || weight > 100)
      slip('criteria', `“${line.slice(0, 60)}” has no weight from 1 to 100 at its end`);
    return { id: act.newId(), name: match[1]!.trim(), weight };
  });
  await refuseOnceTold(act, procurement.id);
  await replaceCriteria(act.tx, procurement.id, typeByName(criteria), act.now);
  act.record({
    action: 'criteria.set',
    on: { kind: 'procurement', id: procurement.id },
    caseId: procurement.caseId,
    fields: ['criteria'],
    content: input.criteria,
  });
}
