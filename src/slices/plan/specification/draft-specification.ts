import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import type { Mechanism } from '../mechanism.ts';
import { mechanismsOf } from '../mechanism-store.ts';
import type { Requirement } from '../requirement.ts';
import { requirementsOf } from '../requirement-store.ts';
import { arrange } from './arrange.ts';
import { recordSpecification } from './record-specification.ts';
import type { Specification } from './specification.ts';
import { insertSpecification } from './specification-store.ts';

export const specificationInput = z.strictObject({
  title: field.text('Enter a name for the specification', 150),
  mechanismId: field.optionalId(),
});

/** What belongs to a mechanism: what was written for it, what serves the same outcome and was written for none, and what is asked of every provider. */
const belongsTo = (mechanism: Mechanism, one: Requirement): boolean =>
  one.mechanismId
    ? one.mechanismId === mechanism.id
    : one.type === 'standard-clause' ||
      one.outcomeId === mechanism.outcomeId ||
      (!one.outcomeId && Boolean(one.legalDuty ?? one.organisational));

/** Begins a specification and lays it out from what was asked for: of one mechanism, of a list, or of the whole case. The rest can be added by hand. */
export async function draftSpecification(
  act: Act,
  input: z.infer<typeof specificationInput> & { caseId: string; requirementIds?: readonly string[] },
): Promise<string> {
  const { title, mechanismId, caseId, requirementIds } = input;
  const mechanism = (await mechanismsOf(act.tx, caseId)).find((one) => one.id === mechanismId) ?? null;
  if (mechanismId && !mechanism) slip('mechanismId', 'Choose one from the list');
  const wanted = (await requirementsOf(act.tx, caseId)).filter(
    (one) =>
      one.state !== 'dropped' &&
      (requirementIds ? requirementIds.includes(one.id) : !mechanism || belongsTo(mechanism, one)),
  );
  const specification: Specification = {
    id: act.newId(),
    caseId,
    state: 'draft',
    version: 1,
    title,
    mechanismId,
    ...arrange(wanted, () => act.newId()),
    addedAt: act.now,
  };
  await insertSpecification(act.tx, specification, act.who.personId!);
  recordSpecification(act, 'specification.drafted', specification);
  return specification.id;
}
