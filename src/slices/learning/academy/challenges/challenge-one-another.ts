import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Cohort } from '../cohorts/cohort.ts';
import { type Challenge, takenWays } from './challenge.ts';
import { answerGiven, insertChallenge, insertGiven } from './challenge-store.ts';

const recordOn = (act: Act, cohortId: string, action: string, content: string): void =>
  act.record({ action, on: { kind: 'cohort', id: cohortId }, caseId: null, fields: ['challenges'], content });

export const askChallengeInput = z.strictObject({
  asks: field.text('Enter what you want to be challenged on', 1_000),
  about: field.optionalText(60),
});

type About = Pick<Challenge, 'planId' | 'liveCaseId'>;

export async function askChallenge(act: Act, cohort: Cohort, asks: string, about: About): Promise<string> {
  const one = { id: act.newId(), cohortId: cohort.id, asks, askedBy: act.who.personId!, askedAt: act.now, ...about };
  await insertChallenge(act.tx, one);
  recordOn(act, cohort.id, 'challenge.asked', asks);
  return one.id;
}

export const giveChallengeInput = z.strictObject({ words: field.text('Enter your challenge', 2_000) });

/** Another member gives what was asked for. */
export async function giveChallenge(act: Act, challenge: Challenge, words: string): Promise<void> {
  if (challenge.askedBy === act.who.personId) refuse('own-challenge');
  await insertGiven(act.tx, challenge.id, { id: act.newId(), words, givenBy: act.who.personId! }, act.now);
  recordOn(act, challenge.cohortId, 'challenge.given', words);
}

export const answerChallengeInput = z.strictObject({
  given: field.id('Choose the challenge'),
  taken: field.choice(takenWays, 'Choose whether you take it'),
  because: field.text('Enter why', 1_000),
});

/** Whoever asked says of each challenge whether they take it, and why. It is said once. */
export async function answerChallenge(
  act: Act,
  challenge: Challenge,
  input: z.infer<typeof answerChallengeInput>,
): Promise<void> {
  if (challenge.askedBy !== act.who.personId) refuse('not-your-challenge');
  if (!challenge.given.some(({ id }) => id === input.given)) slip('given', 'Choose the challenge');
  if (!(await answerGiven(act.tx, input.given, input.taken, input.because, act.now))) refuse('wrong-state');
  recordOn(act, challenge.cohortId, `challenge.${input.taken}`, input.because);
}
