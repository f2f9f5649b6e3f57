import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { mechanismsOf } from '../mechanism-store.ts';
import { requirementsOf } from '../requirement-store.ts';
import { arrange } from './arrange.ts';
import { recordSpecification } from './record-specification.ts';
import type { Specification } from './specification.ts';
import { insertSpecification } from './specification-store.ts';

export const specificationInput = z.strictObject({
  title: field.text('Enter a name for the specification', 150),
  mechanismId: field.optionalId(),
});

/**
 * Begins a specification and lays it out from what was asked for: of one mechanism, of a list, or of the whole case. Requirements that
 * specify no mechanism in particular (standard clauses among them) belong to each.
 */
export async function draftSpecification(
  act: Act,
  input: z.infer<typeof specificationInput> & { caseId: string; requirementIds?: readonly string[] },
): Promise<string> {
  const { title, mechanismId, caseId, requirementIds } = input;
  if (mechanismId && !(await mechanismsOf(act.tx, caseId)).some((one) => one.id === mechanismId))
    slip('mechanismId', 'Choose one from the list');
  const wanted = (await requirementsOf(act.tx, caseId)).filter(
    (one) =>
      one.state !== 'dropped' &&
      (requirementIds
        ? requirementIds.includes(one.id)
        : !mechanismId || !one.mechanismId || one.mechanismId === mechanismId),
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
