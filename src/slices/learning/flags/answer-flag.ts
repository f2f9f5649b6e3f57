import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, Slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { clearFlag, openFlagsOf } from '#platform/links/index.ts';
import { groundValues } from '#slices/agreements/index.ts';
import { faultsInAnswer, flagAnswers, mayAnswerFlag, sayAnswer } from './flag-answer.ts';

export const answerFlagInput = z.strictObject({
  answer: field.choice(flagAnswers, 'Choose what you found'),
  because: field.text('Enter why', 1_000),
  ground: field.optionalChoice(groundValues),
});

/** Somebody has looked again: it is still right because…, or it has been changed. That clears the flag. */
export async function answerFlag(
  act: Act,
  input: z.infer<typeof answerFlagInput> & { caseId: string; flagId: string },
): Promise<void> {
  const flag =
    (await openFlagsOf(act.tx, input.caseId)).find((one) => one.id === input.flagId) ?? refuse('flag-answered');
  if (!mayAnswerFlag(act.who, flag.on.kind)) refuse('not-allowed');
  const faults = faultsInAnswer(flag.on.kind, input.answer, input.ground);
  if (Object.keys(faults).length > 0) throw new Slip(faults);
  await clearFlag(act, flag, sayAnswer(input.answer, input.because, input.ground), input.caseId);
}
