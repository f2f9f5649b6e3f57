import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import { checkPayment } from './payment.ts';
import {
  type Requirement,
  requirementStates,
  requirementTypeLabels,
  requirementTypes,
  strengths,
} from './requirement.ts';
import { insertRequirement, updateRequirement } from './requirement-store.ts';

export const requirementInput = z.strictObject({
  type: field.choice(requirementTypes, 'Choose a kind'),
  title: field.text('Enter a short name', 150),
  words: field.text('Enter the requirement as a provider would read it', 2_000),
  /** Left out, it is a must. */
  strength: field.optionalChoice(strengths).transform((said) => said ?? 'must'),
  test: field.optionalText(1_000),
  dataSource: field.optionalText(300),
  checkedBy: field.optionalText(200),
  changeMechanism: field.optionalText(500),
  outcomeId: field.optionalId(),
  needId: field.optionalId(),
  legalDuty: field.optionalText(300),
  organisational: field.optionalText(300),
  mechanismId: field.optionalId(),
  measureId: field.optionalId(),
  paymentDepends: field.ticked(),
});

type Input = z.infer<typeof requirementInput>;
type MayBeUnsaid = 'strength' | 'dataSource' | 'checkedBy' | 'changeMechanism';
export type Written = Omit<Input, MayBeUnsaid> & Partial<Pick<Input, MayBeUnsaid>> & { caseId: string };

const unsaid = { strength: 'must', dataSource: null, checkedBy: null, changeMechanism: null } as const;

export async function writeRequirement(act: Act, input: Written): Promise<string> {
  const requirement: Requirement = {
    ...unsaid,
    ...input,
    id: act.newId(),
    state: 'draft',
    version: 1,
    addedAt: act.now,
  };
  if (input.paymentDepends) await checkPayment(act, requirement);
  await insertRequirement(act.tx, requirement, act.who.personId!);
  record(act, 'requirement.written', requirement);
  return requirement.id;
}

export const changeRequirementInput = requirementInput.extend({
  state: field.choice(requirementStates, 'Choose draft, agreed or dropped'),
  version: field.version(),
});

export async function changeRequirement(
  act: Act,
  before: Requirement,
  input: z.infer<typeof changeRequirementInput>,
): Promise<void> {
  const { version, ...change } = input;
  const requirement: Requirement = { ...before, ...change };
  if (requirement.paymentDepends) await checkPayment(act, requirement);
  await updateRequirement(act.tx, requirement, version);
  record(act, `requirement.${before.state === requirement.state ? 'changed' : requirement.state}`, requirement);
}

function record(act: Act, action: string, requirement: Requirement): void {
  act.record({
    action,
    on: { kind: 'requirement', id: requirement.id },
    caseId: requirement.caseId,
    fields: [
      'type',
      'title',
      'words',
      'strength',
      'test',
      'data_source',
      'checked_by',
      'change_mechanism',
      'trace',
      'payment_depends',
      'state',
    ],
    content: requirement.words,
    says: {
      title: requirement.title,
      text: `${requirementTypeLabels[requirement.type]}. ${requirement.words}`,
      state: requirement.state,
    },
  });
}
