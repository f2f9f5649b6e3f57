import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Variable } from './variable.ts';
import { keepPlaces } from './variable-store.ts';

export const placeVariableInput = z.strictObject({
  x: field.wholeNumber('Enter how far from the left', -100_000, 100_000),
  y: field.wholeNumber('Enter how far from the top', -100_000, 100_000),
  view: field.optionalText(300),
});

/** Moves a variable on the picture. Whoever moves it last has it; its words and their version stay as they are. */
export async function placeVariable(
  act: Act,
  variable: Variable,
  { x, y }: Pick<z.infer<typeof placeVariableInput>, 'x' | 'y'>,
): Promise<void> {
  if (variable.state === 'removed') refuse('wrong-state');
  await keepPlaces(act.tx, new Map([[variable.id, { x, y }]]), act.who.personId, act.now);
  act.record({
    action: 'variable.placed',
    on: { kind: 'variable', id: variable.id },
    caseId: variable.caseId,
    fields: ['x', 'y'],
  });
}
