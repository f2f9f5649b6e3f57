import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, readBody, Slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { recordResource } from '../keep-resource.ts';
import type { Resource } from '../resource.ts';
import { updateResource } from '../resource-store.ts';
import { type Answer, answersInput, withAnswers } from './kind-answers.ts';
import { kindQuestions } from './kind-questions.ts';

const keys = new Set(Object.values(kindQuestions).flatMap((questions) => questions.map(({ key }) => key)));

/** Every question that there is, as text: which of them this resource is asked is known once its kind is. */
export const answersForm = z.strictObject({
  version: field.version(),
  ...Object.fromEntries([...keys].map((key) => [key, field.optionalText(1_000)])),
});
type AnswersForm = { version: number } & Record<string, unknown>;

export async function answerKind(act: Act, before: Resource, { version, ...typed }: AnswersForm): Promise<void> {
  const own = new Set(kindQuestions[before.type].map(({ key }) => key));
  // The kind was changed since the form was made: what was typed for the other kind is not dropped unseen.
  if (Object.entries(typed).some(([key, value]) => !own.has(key) && value !== null)) refuse('stale');
  const read = readBody(
    answersInput(before.type),
    Object.fromEntries(Object.entries(typed).filter(([key]) => own.has(key))),
  );
  if (!read.ok) throw new Slip(read.errors);
  await saveAnswers(act, before, version, read.value);
}

export async function saveAnswers(
  act: Act,
  before: Resource,
  version: number,
  answers: Readonly<Record<string, Answer | null>>,
): Promise<void> {
  const resource = withAnswers(before, answers);
  await updateResource(act.tx, resource, version);
  recordResource(act, 'resource.answered', resource, Object.keys(answers));
}
