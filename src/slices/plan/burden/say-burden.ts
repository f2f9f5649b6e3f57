import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import type { Specification } from '../specification/specification.ts';
import { saveBurden } from './burden-store.ts';

export const burdenInput = z.strictObject({
  annualValue: field.optionalPounds(),
  forSmall: field.ticked(),
  questions: field.optionalWholeNumber(0, 1_000),
  wordsLow: field.optionalWholeNumber(0, 100_000),
  wordsHigh: field.optionalWholeNumber(0, 100_000),
  documents: field.optionalWholeNumber(0, 1_000),
  insurances: field.optionalWholeNumber(0, 100),
});

/** Says what bidding would ask. One number of words is taken as both ends; what is left out widens the estimate. */
export async function sayBurden(act: Act, one: Specification, input: z.infer<typeof burdenInput>): Promise<void> {
  const { annualValue, wordsLow, wordsHigh, ...rest } = input;
  if (annualValue !== null && annualValue < 0) slip('annualValue', 'Enter an amount of nothing or more');
  const [low, high] = [wordsLow ?? wordsHigh, wordsHigh ?? wordsLow];
  if (low !== null && high !== null && low > high) slip('wordsHigh', 'Enter at least as many words as the fewest');
  const said = { ...rest, annualPence: annualValue, wordsLow: low, wordsHigh: high };
  await saveBurden(act.tx, one.id, said, act.who.personId!, act.now);
  act.record({
    action: 'specification.burdenSaid',
    on: { kind: 'specification', id: one.id },
    caseId: one.caseId,
    fields: Object.keys(input),
    content: JSON.stringify(said),
  });
}
