import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Ask, type AskAnswer, answers, corrected, type Way } from './ask.ts';
import { insertConditions, updateCondition } from './ask-store.ts';
import { type Condition, conditionsIn } from './condition.ts';
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
  const conditions = await takeConditions(act, ask, input.answer, input.words);
  await moveAsk(act, ask, ask.version, input.answer, {
    conditions,
    aims: input.aims ?? ask.aims,
    inTheWay: input.inTheWay ?? ask.inTheWay,
    answerWords: input.words,
    answeredHow: how,
    confirmed: how === 'phone' ? 'waiting' : null,
    answeredAt: act.now,
  });
}

/** Each line of a yes with conditions is one of them; what an earlier answer asked for is put differently now. */
async function takeConditions(act: Act, ask: Ask, answer: AskAnswer, words: string | null): Promise<Condition[]> {
  const lines = answer === 'accept-with-conditions' ? conditionsIn(words) : [];
  const ids = lines.map(() => act.newId());
  await insertConditions(act.tx, ask.id, ids, lines);
  return [
    ...ask.conditions.map((one) => ({ ...one, state: 'replaced' as const })),
    ...lines.map((line, place) => ({ id: ids[place]!, words: line, state: 'open' as const, note: null })),
  ];
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
  const state = corrected(ask.state, input.answer);
  const conditions =
    state !== ask.state || (state === 'accepted-with-conditions' && input.words)
      ? await takeConditions(act, ask, input.answer ?? 'accept-with-conditions', input.words)
      : ask.conditions;
  await putAsk(act, 'ask.corrected', ask, ask.version, {
    state,
    conditions,
    aims,
    answerWords: input.words ?? ask.answerWords,
    confirmed: 'corrected',
    answeredAt: act.now,
  });
}

export const settleConditionInput = z.strictObject({
  condition: field.id(),
  stands: field.choice(['open', 'met', 'not-met'], 'Choose whether the condition is met'),
  note: field.optionalText(500),
  version: field.version(),
});

/** Those who asked say whether they kept their side. Where they did not, the yes counts no longer. */
export async function settleCondition(act: Act, ask: Ask, input: z.infer<typeof settleConditionInput>): Promise<void> {
  const { condition: id, stands: state, note, version } = input;
  if (state === 'not-met' && !note) slip('note', 'Say why it was not met');
  await updateCondition(act.tx, { id, askId: ask.id, state, note, by: act.who.personId, at: act.now });
  const conditions = ask.conditions.map((one) => (one.id === id ? { ...one, state, note } : one));
  await putAsk(act, `ask.condition-${state}`, ask, version, { conditions });
}

export const takeBackInput = z.strictObject({ because: field.optionalText(1_000) });

/** Somebody takes back their own yes, without asking anybody. */
export async function takeBack(act: Act, ask: Ask, { because }: z.infer<typeof takeBackInput>): Promise<void> {
  await moveAsk(act, ask, ask.version, 'withdraw', { withdrawnBecause: because, withdrawnByThem: true });
}
