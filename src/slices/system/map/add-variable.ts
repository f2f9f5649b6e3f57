import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { causesById } from '../causes/cause-store.ts';
import { recordVariable } from './record-map.ts';
import type { Variable } from './variable.ts';
import { insertVariable, keepPlaces } from './variable-store.ts';

export const variableFields = {
  name: field.text('Enter what there can be more or less of', 120),
  definition: field.optionalText(1_000),
  theme: field.optionalText(60),
  goesUp: field.optionalText(160),
  goesDown: field.optionalText(160),
  causeId: field.optionalId(),
};
const place = field.optionalWholeNumber(-100_000, 100_000);
export const addVariableInput = z.strictObject({
  ...variableFields,
  // Where it was put down on the picture, and what was being looked at.
  x: place,
  y: place,
  view: field.optionalText(300),
});
const words = z.strictObject(variableFields);

export const sameName = 'There is a variable with that name already. Use it, or give this one another name';

/** Puts something that there can be more or less of on the map. */
export async function addVariable(
  act: Act,
  input: { caseId: string; name: string } & Partial<z.infer<typeof words> & { x: number | null; y: number | null }>,
): Promise<string> {
  const { x = null, y = null } = input;
  if (input.causeId) await checkCause(act, input.caseId, input.causeId);
  const variable: Variable = {
    id: act.newId(),
    caseId: input.caseId,
    state: 'standing',
    version: 1,
    name: input.name,
    definition: input.definition ?? null,
    theme: input.theme ?? null,
    goesUp: input.goesUp ?? null,
    goesDown: input.goesDown ?? null,
    causeId: input.causeId ?? null,
    addedAt: act.now,
    at: x === null || y === null ? null : { x, y },
  };
  if (!(await insertVariable(act.tx, variable))) slip('name', sameName);
  if (variable.at) await keepPlaces(act.tx, new Map([[variable.id, variable.at]]), act.who.personId, act.now);
  recordVariable(act, variable, 'variable.added', Object.keys(variableFields));
  return variable.id;
}

export async function checkCause(act: Act, caseId: string, causeId: string): Promise<void> {
  const [cause] = await causesById(act.tx, [causeId]);
  if (cause?.caseId !== caseId) slip('causeId', 'Choose one from the list');
}
