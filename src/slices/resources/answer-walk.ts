import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { type WalkAnswerState, type WalkStep, walkAnswers, walkSteps } from './walk.ts';
import { saveWalkAnswer } from './walk-store.ts';

const answerOf = z.preprocess(
  (value) => value ?? 'not-looked-at',
  field.choice(walkAnswers, 'Choose taken, not here, or not looked at yet'),
);

const fields = Object.fromEntries(
  walkSteps.flatMap(({ step }) => [
    [`${step}-answer`, answerOf],
    [`${step}-note`, field.optionalText(1_000)],
    [`${step}-rule`, field.optionalText(500)],
    [`_${step}-was`, field.optionalText(8_000)],
  ]),
) as Record<string, z.ZodType<string | null>>;

const steps = walkSteps.map(({ step }) => step) as [WalkStep, ...WalkStep[]];

/** `at` is the step whose button was pressed: the page comes back there. */
export const answerWalkInput = z.strictObject({ ...fields, at: field.optionalChoice(steps) });

/** One step as typed, with what the form began with. */
export function stepTyped(body: Record<string, string | null>, step: WalkStep) {
  const [answer, note, ruleInTheWay] = ['answer', 'note', 'rule'].map((name) => body[`${step}-${name}`] ?? null);
  return {
    step,
    answer: answer as WalkAnswerState,
    note: note!,
    ruleInTheWay: ruleInTheWay!,
    was: body[`_${step}-was`],
  };
}

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
