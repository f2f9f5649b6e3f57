import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Agreement } from '../agreement.ts';
import { readSchemes } from './pool.ts';
import { saveSchemes } from './pool-store.ts';

export const forecastPoolInput = z.strictObject({
  schemes: field.text('Enter the schemes, one on a line', 20_000),
});

/** Keeps what each scheme of a pool is expected to spend by the end of the year. A line that cannot be read keeps none of them. */
export async function forecastPool(act: Act, agreement: Agreement, input: z.infer<typeof forecastPoolInput>) {
  if (agreement.type !== 'pooled-fund') refuse('wrong-state');
  const { read, problems } = readSchemes(input.schemes);
  if (problems.length > 0) slip('schemes', problems.slice(0, 5).join(' '));
  await saveSchemes(act.tx, agreement.id, read, {
    newId: () => act.newId(),
    personId: act.who.personId!,
    on: londonDate(act.now),
  });
  act.record({
    action: 'pool.forecast',
    on: { kind: 'agreement', id: agreement.id },
    caseId: agreement.caseId,
    fields: ['schemes'],
    content: JSON.stringify(read),
  });
}
