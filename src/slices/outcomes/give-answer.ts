import { z } from 'zod';
import { wears } from '#platform/access/who.ts';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { wearersOf } from '#slices/cases/index.ts';
import { type AnswerState, answers } from './outcome.ts';
import { outcomeNow } from './outcome-store.ts';
import { insertAnswer, touchOutcome } from './outcome-write-store.ts';
import { sidesOf } from './ratification/side-by-side.ts';
import { recordOutcome } from './record-outcome.ts';

export const giveAnswerInput = z.strictObject({
  answer: field.choice(answers, 'Choose the authority’s answer'),
  because: field.optionalText(2_000),
  power: field.text(
    'Enter the power or delegation that the answer is given under, for example “Care Act 2014 section 5” or “Scheme of delegation 4.2”',
    300,
  ),
  decidedOn: field.dateOn('Enter the day on which it was decided'),
  words: field.optionalId(),
  version: field.version(),
});

export type GiveAnswer = Readonly<{
  outcomeId: string;
  answer: AnswerState;
  because: string | null;
  power: string;
  decidedOn: string;
  /** The wording that is answered, where there are several; the words now if left out. */
  words?: string | null;
  version?: number;
}>;

/** The authority answers what a community wants. It may say no; then it says why, and under what power. */
export async function giveAnswer(act: Act, input: GiveAnswer): Promise<void> {
  const outcome = await outcomeNow(act.tx, input.outcomeId);
  if (!wears(act.who, 'commissioner')) refuse('not-allowed');
  if (outcome.caseClosed) refuse('wrong-state');
  if ((input.answer === 'declined' || input.answer === 'adopted-with-changes') && !input.because)
    slip('because', 'Say why: the reason is printed beside the answer');
  const wordingId = input.words ?? outcome.wordingId;
  if (!sidesOf(outcome).some((one) => one.id === wordingId)) slip('words', 'Choose from the list');
  if (input.decidedOn > act.now.toISOString().slice(0, 10)) slip('decidedOn', 'Enter a day that is not after today');
  const hat = (await wearersOf(act.tx, outcome.caseId)).find(
    (one) => one.personId === act.who.personId && one.hat === 'commissioner',
  );
  await touchOutcome(act.tx, outcome.id, input.version ?? outcome.version);
  await insertAnswer(act.tx, outcome.id, {
    id: act.newId(),
    organisationId: hat?.organisationId ?? refuse('not-allowed'),
    state: input.answer,
    because: input.because,
    power: input.power,
    decidedOn: input.decidedOn,
    wordingId,
    by: act.who.personId,
    at: act.now,
  });
  await recordOutcome(act, outcome.id, {
    action: `outcome.answered.${input.answer}`,
    fields: ['answer', 'because', 'power'],
    content: input.because ?? input.power,
  });
}
