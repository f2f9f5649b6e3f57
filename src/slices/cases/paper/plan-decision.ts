import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { savePaperWay } from './paper-store.ts';

export const planDecisionInput = z.strictObject({
  takenBy: field.text('Enter who decides, for example Cabinet, or a director under delegation', 200),
  power: field.optionalText(300),
  isKey: field.choice(['yes', 'no'], 'Say whether it is a key decision'),
  because: field.optionalText(1_000),
  decisionOn: field.optionalDateOn(),
  calledInUntil: field.optionalDateOn(),
  version: z.coerce.number().int().min(0),
});

/** Says who will decide, under which power, when, and until when it can be called in. */
export async function planDecision(act: Act, caseId: string, input: z.infer<typeof planDecisionInput>): Promise<void> {
  if (input.calledInUntil && input.decisionOn && input.calledInUntil < input.decisionOn)
    slip('calledInUntil', 'It cannot be called in before it is decided');
  await savePaperWay(act.tx, caseId, { ...input, isKey: input.isKey === 'yes' });
  act.record({
    action: 'paper.decision-planned',
    on: { kind: 'case', id: caseId },
    caseId,
    fields: ['taken_by', 'power', 'is_key', 'decision_on', 'called_in_until'],
    content: JSON.stringify(input),
  });
}
