import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { type WalkAnswerState, type WalkStep, walkAnswers, walkSteps } from './walk.ts';
import { saveWalkAnswer } from './walk-store.ts';

const fields = Object.fromEntries(
  walkSteps.flatMap(({ step }) => [
    [
      `${step}-answer`,
      z.preprocess(
        (value) => value ?? 'not-looked-at',
        field.choice(walkAnswers, 'Choose taken, not here, or not looked at yet'),
      ),
    ],
    [`${step}-note`, field.optionalText(1_000)],
  ]),
) as Record<string, z.ZodType<string | null>>;

export const answerWalkInput = z.strictObject({ ...fields, ruleInTheWay: field.optionalText(500) });

/** Answers one step. Refusing it asks for a reason; "not looked at yet" never does. */
export async function answerWalk(
  act: Act,
  input: {
    caseId: string;
    outcomeId: string;
    step: WalkStep;
    answer: WalkAnswerState;
    note: string | null;
    ruleInTheWay: string | null;
  },
): Promise<void> {
  const { caseId, outcomeId, ...answer } = input;
  if (answer.answer === 'refused' && !answer.note) slip(`${answer.step}-note`, 'Say why not');
  await saveWalkAnswer(act.tx, caseId, outcomeId, answer, act.who.personId, act.now);
  act.record({
    action: `walk.${answer.answer}`,
    on: { kind: 'outcome', id: outcomeId },
    caseId,
    fields: [answer.step],
    ...(answer.note ? { content: answer.note } : {}),
  });
}
