import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { requirementsOf } from '#slices/plan/index.ts';
import type { Procurement } from '../procurement.ts';
import { promiseTypes } from './award.ts';
import { awardCriteriaOf, decisionsOf, insertPromise } from './award-store.ts';

export const promiseInput = z.strictObject({
  decisionId: field.id('Choose whose promise it is'),
  type: field.choice(promiseTypes, 'Choose what kind of promise it is'),
  words: field.text('Enter what the tender promises', 2_000),
  standsIn: field.optionalText(200),
  criterionId: field.optionalId(),
  requirementId: field.optionalId(),
});

/** What a winner promised becomes part of the agreement: it is kept in the tender’s words, with where it stands. */
export async function recordPromise(
  act: Act,
  { id, caseId }: Procurement,
  input: z.infer<typeof promiseInput>,
): Promise<void> {
  const decision = (await decisionsOf(act.tx, id)).find((one) => one.id === input.decisionId);
  if (decision?.outcome !== 'awarded') slip('decisionId', 'Choose from the list');
  if (input.criterionId && !(await awardCriteriaOf(act.tx, id)).some((one) => one.id === input.criterionId))
    slip('criterionId', 'Choose from the list');
  if (input.requirementId && !(await requirementsOf(act.tx, caseId)).some((one) => one.id === input.requirementId))
    slip('requirementId', 'Choose from the list');
  await insertPromise(act.tx, { ...input, id: act.newId() }, act.who.personId!, act.now);
  act.record({
    action: 'award.promiseKept',
    on: { kind: 'procurement', id },
    caseId,
    fields: ['type', 'words', 'stands_in', 'criterion_id', 'requirement_id'],
    content: input.words,
  });
}
