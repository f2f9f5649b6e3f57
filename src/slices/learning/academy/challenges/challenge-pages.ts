import type { z } from 'zod';
import { slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { personNames } from '#slices/people/index.ts';
import type { Cohort } from '../cohorts/cohort.ts';
import { plansOfCohort } from '../hundred-days/plan-store.ts';
import { readableLive } from '../live/gather-live.ts';
import type { LiveCase } from '../live/live-case.ts';
import { type Challenge, takenChoices, takenLabels } from './challenge.ts';
import {
  answerChallenge,
  type answerChallengeInput,
  askChallenge,
  type askChallengeInput,
  giveChallenge,
  type giveChallengeInput,
} from './challenge-one-another.ts';
import { challengesOf } from './challenge-store.ts';

/** What is asked about a case is as closed as the case: whoever may not read it here does not read that. */
export async function visibleChallenges(
  { tx, who, object }: Visit<Cohort>,
  live: readonly LiveCase[],
): Promise<Challenge[]> {
  const readable = new Set(live.map(({ id }) => id));
  return (await challengesOf(tx, object.id)).filter(
    ({ liveCaseId, askedBy }) => liveCaseId === null || readable.has(liveCaseId) || askedBy === who.personId,
  );
}

async function named(visit: Visit<Cohort>): Promise<Challenge> {
  const visible = await visibleChallenges(visit, await readableLive(visit.tx, visit.who, visit.object));
  return visible.find(({ id }) => id === visit.params.challengeId) ?? refuse('not-found');
}

const pathOf = (cohort: Cohort, id: string): string => `/academy/cohorts/${cohort.id}/challenges/${id}`;

export async function showChallenge(visit: Visit<Cohort>): Promise<Reply> {
  const { tx, who, object, may } = visit;
  const challenge = await named(visit);
  const names = await personNames(tx, [challenge.askedBy, ...challenge.given.map(({ givenBy }) => givenBy)]);
  const own = challenge.askedBy === who.personId;
  const work = may.includes('work');
  return page('learning/academy/challenge.njk', 'A challenge', {
    cohort: object,
    path: pathOf(object, challenge.id),
    challenge,
    by: names.get(challenge.askedBy) ?? '',
    given: challenge.given.map((one) => ({
      ...one,
      by: names.get(one.givenBy) ?? '',
      says: one.taken ? takenLabels[one.taken] : null,
    })),
    mayGive: work && !own,
    mayAnswer: work && own,
    takenChoices,
  });
}

export async function keepChallenge(doing: Doing<Cohort, z.infer<typeof askChallengeInput>>): Promise<Reply> {
  const { act, tx, who, object, body } = doing;
  const [what, id] = (body.about ?? '').split(':');
  const plans = what === 'plan' ? await plansOfCohort(tx, object.id) : [];
  const live = what === 'case' ? await readableLive(tx, who, object) : [];
  const planId = plans.find((one) => one.id === id && one.ownerId === who.personId)?.id ?? null;
  const liveCaseId = live.find((one) => one.id === id)?.id ?? null;
  if (what && !planId && !liveCaseId) slip('about', 'Choose one from the list');
  const challengeId = await askChallenge(act, object, body.asks, { planId, liveCaseId });
  return redirect(pathOf(object, challengeId), 'You have asked. The others can give their challenge here.');
}

export async function keepGiven(doing: Doing<Cohort, z.infer<typeof giveChallengeInput>>): Promise<Reply> {
  const challenge = await named(doing);
  await giveChallenge(doing.act, challenge, doing.body.words);
  return redirect(pathOf(doing.object, challenge.id), 'Your challenge is kept.');
}

export async function keepTaken(doing: Doing<Cohort, z.infer<typeof answerChallengeInput>>): Promise<Reply> {
  const challenge = await named(doing);
  await answerChallenge(doing.act, challenge, doing.body);
  return redirect(pathOf(doing.object, challenge.id), 'Your answer stands beside the challenge.');
}
