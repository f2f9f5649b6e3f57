import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { flagDependants } from '#platform/links/index.ts';
import { keepPastReading } from '../past-readings-store.ts';
import { checkCause, sameName, variableFields } from './add-variable.ts';
import { recordVariable } from './record-map.ts';
import type { Variable } from './variable.ts';
import { nameIsTaken, updateVariable } from './variable-store.ts';

export const changeVariableInput = z.strictObject({
  ...variableFields,
  why: field.optionalText(1_000),
  version: field.version(),
});

/** Changes what a variable says. A new name or definition is a new reading: the old is kept, and all that rests on it is flagged. Returns how much. What a lesson says is always a new reading. */
export async function changeVariable(
  act: Act,
  variable: Variable,
  input: z.infer<typeof changeVariableInput>,
  learnt = false,
): Promise<number> {
  if (variable.state === 'removed') refuse('wrong-state');
  const { version, why, ...words } = input;
  if (words.causeId && words.causeId !== variable.causeId) await checkCause(act, variable.caseId, words.causeId);
  const changed: Variable = { ...variable, ...words };
  if (await nameIsTaken(act.tx, changed)) slip('name', sameName);
  await updateVariable(act.tx, changed, version);
  recordVariable(act, changed, 'variable.changed', Object.keys(words));
  // To say for the first time what is meant changes nobody's mind.
  const same = changed.name === variable.name && (!variable.definition || changed.definition === variable.definition);
  if (same && !learnt) return 0;
  await keepPastReading(
    act,
    { kind: 'variable', id: variable.id, caseId: variable.caseId, statement: readsAs(variable) },
    readsAs(changed),
    why ?? 'No reason was given',
  );
  return flagDependants(
    act,
    variable.caseId,
    { kind: 'variable', id: variable.id },
    `“${variable.name}” on the map now reads “${readsAs(changed)}”`,
  );
}

const readsAs = ({ name, definition }: Variable): string => (definition ? `${name}: ${definition}` : name);
