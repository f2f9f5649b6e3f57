import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { recordLeaving } from './ask-body.ts';
import { feelings, type LeavingAsk, type LeavingWords, results, sayingsIn } from './leaving.ts';
import { insertLeavingWords, updateLeavingAsk } from './leaving-store.ts';

const box = () => field.optionalText(4_000);

export const answerLeavingInput = z.strictObject({
  capacityHope: box(),
  capacityFear: box(),
  capabilityHope: box(),
  capabilityFear: box(),
  prosperityHope: box(),
  prosperityFear: box(),
  mayPrint: field.ticked(),
});

export const recordLeavingInput = answerLeavingInput.extend({
  heardOn: field.dateOn('Enter the day on which they met'),
  heardAt: field.optionalText(200),
});

type Typed = Omit<z.infer<typeof answerLeavingInput>, 'mayPrint'>;
const boxNames = { hope: 'Hope', fear: 'Fear' } as const;

/** What was typed in the six boxes, a saying a line. */
export const wordsOf = (typed: Typed): Omit<LeavingWords, 'id'>[] =>
  results.flatMap((about) =>
    feelings.flatMap((feels) =>
      sayingsIn(typed[`${about}${boxNames[feels]}`]).map((words) => ({ about, feels, words })),
    ),
  );

type How = Pick<LeavingAsk, 'answeredHow' | 'heardOn' | 'heardAt'>;

/** Keeps a body's words as they came. One that has nothing to say in a box leaves it empty; all six empty is no answer. */
async function keep(act: Act, ask: LeavingAsk, typed: z.infer<typeof answerLeavingInput>, how: How): Promise<void> {
  if (ask.state !== 'asked') refuse('wrong-state');
  const words = wordsOf(typed).map((one) => ({ ...one, id: act.newId() }));
  if (words.length === 0) slip('capacityHope', 'Write in at least one of the boxes');
  const now: LeavingAsk = {
    ...ask,
    ...how,
    state: 'answered',
    mayPrint: typed.mayPrint,
    recordedBy: act.who.personId,
    answeredAt: act.now,
    words,
  };
  await updateLeavingAsk(act.tx, now);
  await insertLeavingWords(act.tx, now, words);
  recordLeaving(
    act,
    now,
    'leaving.answered',
    ['words', 'answered_how', 'heard_on', 'may_print'],
    JSON.stringify(typed),
  );
}

/** In the body's own hand: by its page, or by the link that it was given. */
export const answerLeaving = (
  act: Act,
  ask: LeavingAsk,
  input: z.infer<typeof answerLeavingInput>,
  answeredHow: 'page' | 'link',
): Promise<void> => keep(act, ask, input, { answeredHow, heardOn: londonDate(act.now), heardAt: null });

/** What a body said when it met, written down by somebody who says so under their name. */
export async function recordLeavingMeeting(
  act: Act,
  ask: LeavingAsk,
  { heardOn, heardAt, ...input }: z.infer<typeof recordLeavingInput>,
): Promise<void> {
  if (heardOn > londonDate(act.now)) slip('heardOn', 'Enter a day that has been');
  await keep(act, ask, input, { answeredHow: 'meeting', heardOn, heardAt });
}
