import { z } from 'zod';
import { makeLink } from '#platform/accounts/signed-links.ts';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Ask, type AskMove, answers, askMoves, askTransitions, isAnswer, type Way } from './ask.ts';
import { insertAsk, updateAsk } from './ask-store.ts';
import type { Resource } from './resource.ts';
import { updateResource } from './resource-store.ts';

export const askInput = z.strictObject({
  askedOf: field.text('Enter who is asked', 200),
  address: field.optionalText(320),
  what: field.text('Enter what you ask of them', 1_000),
  byOn: field.optionalDateOn(),
});

/** Asks a steward for effort. The token is the whole of what they need to answer; it is shown once. */
export async function askFor(
  act: Act,
  resource: Resource,
  input: z.infer<typeof askInput>,
): Promise<{ id: string; token: string }> {
  const id = act.newId();
  await insertAsk(
    act.tx,
    { id, caseId: resource.caseId, resourceId: resource.id, ...input, askedAt: act.now },
    act.who.personId!,
  );
  if (
    resource.consent === 'not-asked' &&
    !(await updateResource(act.tx, resource.id, resource.version, { consent: 'asked' }))
  )
    refuse('stale');
  act.record({
    action: 'ask.sent',
    on: { kind: 'ask', id },
    caseId: resource.caseId,
    fields: ['what', 'by_on'],
    content: input.what,
    says: { title: input.what, text: `Asked of ${input.askedOf}`, state: 'asked' },
  });
  return { id, token: await makeLink(act, 'ask', id, 60) };
}

export const answerAskInput = z.strictObject({
  aims: field.optionalText(1_000),
  inTheWay: field.optionalText(1_000),
  answer: field.choice(answers, 'Choose your answer'),
  words: field.optionalText(1_000),
});

/** I12: before anybody is held to effort they say what they want to achieve. */
export async function answerAsk(
  act: Act,
  ask: Ask,
  resource: Resource,
  input: z.infer<typeof answerAskInput>,
  how: Way,
): Promise<void> {
  if (!input.aims) slip('aims', 'First say what you want to achieve yourself');
  if (input.answer !== 'accept' && !input.words)
    slip('words', input.answer === 'decline' ? 'Say why not, so that we can learn from it' : 'Say on which conditions');
  await moveAsk(act, ask, ask.version, input.answer, {
    aims: input.aims,
    inTheWay: input.inTheWay,
    answerWords: input.words,
    answeredHow: how,
    confirmed: how === 'phone' ? 'waiting' : null,
  });
  const consent = input.answer === 'decline' ? 'refused' : 'given';
  const change = {
    consent,
    consent_on: act.now.toISOString().slice(0, 10),
    aims: input.aims,
    ...(input.inTheWay ? { in_the_way: input.inTheWay } : {}),
    ...(input.answer === 'accept-with-conditions' ? { conditions: input.words } : {}),
  } as const;
  if (!(await updateResource(act.tx, resource.id, resource.version, change))) refuse('stale');
}

export const moveAskInput = z.strictObject({
  move: field.choice(askMoves, 'Choose what happened'),
  words: field.optionalText(1_000),
  version: field.version(),
});

export async function moveAsk(
  act: Act,
  ask: Ask,
  version: number,
  move: AskMove,
  change: Partial<Ask> = {},
): Promise<void> {
  const state = askTransitions[ask.state][move] ?? refuse('wrong-state');
  await updateAsk(act.tx, ask, version, { ...change, state }, act.now);
  act.record({
    action: `ask.${move}`,
    on: { kind: 'ask', id: ask.id },
    caseId: ask.caseId,
    fields: ['state', ...Object.keys(change)],
    ...(change.answerWords ? { content: change.answerWords } : {}),
    says: { title: ask.what, text: `${isAnswer(move) ? 'Answered' : 'Asked'} by ${ask.askedOf}`, state },
  });
}

export const confirmInput = z.strictObject({
  says: field.choice(['confirm', 'correct'], 'Choose whether this is what you said'),
  words: field.optionalText(1_000),
});

/** What somebody recorded for a person by telephone, the person confirms or corrects. */
export async function confirmAsk(act: Act, ask: Ask, input: z.infer<typeof confirmInput>): Promise<void> {
  if (ask.confirmed !== 'waiting') refuse('wrong-state');
  if (input.says === 'correct' && !input.words) slip('words', 'Say what it should be');
  await updateAsk(
    act.tx,
    ask,
    ask.version,
    input.says === 'confirm' ? { confirmed: 'confirmed' } : { confirmed: 'corrected', answerWords: input.words },
    act.now,
  );
  act.record({
    action: `ask.${input.says}ed`,
    on: { kind: 'ask', id: ask.id },
    caseId: ask.caseId,
    fields: ['confirmed'],
    ...(input.words ? { content: input.words } : {}),
  });
}
