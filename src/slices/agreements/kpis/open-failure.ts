import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { suppliedBy } from '../access.ts';
import type { Agreement } from '../agreement.ts';
import { obligationsById } from '../obligation-store.ts';
import { registeredOf } from '../register/registered-of.ts';
import { failureKinds, steps, suppliersSteps, whyNotYet } from './failure.ts';
import { failuresOf, insertFailure, insertStep } from './failure-store.ts';

export const failureInput = z.strictObject({
  kind: field.choice(failureKinds, 'Choose what it is'),
  obligationId: field.optionalId(),
  what: field.text('Enter what was owed and not done', 2_000),
  impact: field.text('Enter what that means for people', 2_000),
  beganOn: field.dateOn('Enter the day on which it began'),
});

export const stepInput = z.strictObject({
  step: field.choice(steps, 'Choose what happened'),
  on: field.dateOn('Enter the day on which it happened'),
  words: field.text('Enter what happened, in words', 2_000),
  untilOn: field.optionalDateOn(),
  reference: field.optionalText(100),
  version: field.version(),
});

/** A failure of performance: what was owed, and what it means for people. Nothing is published by it. */
export async function openFailure(
  act: Act,
  agreement: Agreement,
  input: z.infer<typeof failureInput>,
): Promise<string> {
  const { beganOn } = input as { beganOn: string };
  if (beganOn > londonDate(act.now)) slip('beganOn', 'Enter a day that has been');
  const [owed] = input.obligationId ? await obligationsById(act.tx, [input.obligationId]) : [];
  if (input.obligationId && owed?.agreementId !== agreement.id) slip('obligationId', 'Choose from the list');
  const id = act.newId();
  await insertFailure(act.tx, { ...input, beganOn, id, agreementId: agreement.id }, act.who.personId!, act.now);
  record(act, agreement, 'failureOpened', `${input.what}\n${input.impact}`);
  return id;
}

/** One step, in its order. A supplier says what it did and what it says to it; the rest is for those who look after the agreement. */
export async function takeStep(
  act: Act,
  agreement: Agreement,
  failureId: string,
  { version, ...input }: z.infer<typeof stepInput>,
): Promise<void> {
  const failure = (await failuresOf(act.tx, agreement.id)).find(({ id }) => id === failureId) ?? refuse('not-found');
  const way = suppliedBy(act.who, agreement.parties) ? 'own' : 'recorded';
  if (way === 'own' && !suppliersSteps.includes(input.step))
    refuse('not-allowed', 'a supplier says what it did, and what it says to it');
  const on = input.on!;
  if (on > londonDate(act.now)) slip('on', 'Enter a day that has been');
  const { regime } = await registeredOf(act.tx, agreement.id);
  const why = whyNotYet(failure, input.step, on, regime);
  if (why) slip('step', why);
  if (input.step === 'chance' && !input.untilOn) slip('untilOn', 'Enter until when it can improve');
  if (input.step === 'published' && !input.reference) slip('reference', 'Enter the reference of the notice');
  const step = { ...input, on, way, id: act.newId() } as const;
  await insertStep(act.tx, { id: failureId, version }, step, act.who.personId!, act.now);
  record(act, agreement, `failure.${input.step}`, input.words);
}

const record = (act: Act, { id, caseId }: Agreement, what: string, content: string): void =>
  act.record({ action: `agreement.${what}`, on: { kind: 'agreement', id }, caseId, fields: ['words'], content });
