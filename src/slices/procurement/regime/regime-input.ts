import { z } from 'zod';
import { field } from '#platform/forms/index.ts';
import { type Answers, choicesOf, type Question, questionNames } from './questions.ts';
import type { RegimeAnswer, Routed } from './regime.ts';
import { routeRegime } from './route-regime.ts';

const choiceFields = Object.fromEntries(
  questionNames.map((name) => [
    name,
    field.optionalChoice(choicesOf(name).map(({ value }) => value) as [string, ...string[]]),
  ]),
);

export const regimeInput = z.strictObject({
  ...choiceFields,
  value: field.optionalPounds(),
  code: z.preprocess(
    (value) => (typeof value === 'string' && value.trim() === '' ? null : (value ?? null)),
    z
      .string()
      .trim()
      .regex(/^\d{8}(-\d)?$/, 'Enter eight figures, for example 85312500')
      .nullable(),
  ),
  on: field.dateOn('Enter the day of the first notice'),
});
export type RegimeInput = z.infer<typeof regimeInput>;

export const answersOf = ({ value, on, code, ...choices }: RegimeInput): Answers =>
  ({ ...choices, valuePence: value, code, on: on! }) as Answers;

export type Asked = Readonly<{
  /** Only what was asked on the way: an answer that a later change made idle is dropped. */
  answers: Answers;
  path: readonly (Question | 'valuePence')[];
  routed: Routed;
}>;

/** Goes through the questions again with the answers that there are, up to the first that is missing. */
export function askThrough(given: Answers): Asked {
  let answers: Answers = { on: given.on, code: given.code ?? null };
  const path: (Question | 'valuePence')[] = [];
  for (;;) {
    const routed = routeRegime(answers);
    if (routed.kind !== 'asks') return { answers, path, routed };
    const answer = given[routed.question] ?? null;
    if (answer === null) return { answers, path, routed };
    answers = { ...answers, [routed.question]: answer };
    path.push(routed.question);
  }
}

export const isAnswered = (routed: Routed): routed is RegimeAnswer => routed.kind === 'answer';
