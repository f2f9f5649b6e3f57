import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Ask, type AskAnswer, answers, corrected, type Way } from './ask.ts';
import { moveAsk, putAsk } from './move-ask.ts';

export const answerAskInput = z.strictObject({
  aims: field.optionalText(1_000),
  inTheWay: field.optionalText(1_000),
  answer: field.choice(answers, 'Choose your answer'),
  words: field.optionalText(1_000),
});

/** I12: before anybody is held to effort they say what they want to achieve. Who says no need not. */
function checkAnswer(answer: AskAnswer, aims: string | null, words: string | null): void {
  if (answer !== 'decline' && !aims) slip('aims', 'First say what you want to achieve yourself');
  if (answer === 'decline' && !words) slip('words', 'Say why not, so that we can learn from it');
  if (answer === 'accept-with-conditions' && !words) slip('words', 'Say on which conditions');
}

export async function answerAsk(act: Act, ask: Ask, input: z.infer<typeof answerAskInput>, how: Way): Promise<void> {
  checkAnswer(input.answer, input.aims, input.words);
  await moveAsk(act, ask, ask.version, input.answer, {
    aims: input.aims ?? ask.aims,
    inTheWay: input.inTheWay ?? ask.inTheWay,
    answerWords: input.words,
    answeredHow: how,
    confirmed: how === 'phone' ? 'waiting' : null,
    answeredAt: act.now,
  });
}

export const confirmInput = z.strictObject({
  says: field.choice(['confirm', 'correct'], 'Choose whether this is what you said'),
  answer: field.optionalChoice(answers),
  aims: field.optionalText(1_000),
  words: field.optionalText(1_000),
});

/** What somebody recorded for a person by telephone, the person confirms or corrects: a yes may turn out to be a no. */
export async function confirmAsk(act: Act, ask: Ask, input: z.infer<typeof confirmInput>): Promise<void> {
  if (ask.confirmed !== 'waiting') refuse('wrong-state');
  if (input.says === 'confirm') {
    await putAsk(act, 'ask.confirmed', ask, ask.version, { confirmed: 'confirmed' });
    return;
  }
  const aims = input.aims ?? ask.aims;
  if (!input.words && !input.answer && !input.aims) slip('words', 'Say what it should be');
  if (input.answer) checkAnswer(input.answer, aims, input.words);
  await putAsk(act, 'ask.corrected', ask, ask.version, {
    state: corrected(ask.state, input.answer),
    aims,
    answerWords: input.words ?? ask.answerWords,
    confirmed: 'corrected',
    answeredAt: act.now,
  });
}
