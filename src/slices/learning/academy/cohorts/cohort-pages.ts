import type { z } from 'zod';
import { organisationIds } from '#platform/access/who.ts';
import { londonDate } from '#platform/clock.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { casesOf } from '#slices/cases/index.ts';
import { personNames } from '#slices/people/index.ts';
import { sayChallenge } from '../challenges/challenge.ts';
import { visibleChallenges } from '../challenges/challenge-pages.ts';
import { sayPlan } from '../hundred-days/hundred-days.ts';
import { plansOfCohort, plansRunningOf } from '../hundred-days/plan-store.ts';
import { hundredDaysDue } from '../hundred-days/remind-plans.ts';
import { readableLive } from '../live/gather-live.ts';
import { partChoices } from '../live/live-case.ts';
import { liveCasesOf } from '../live/live-store.ts';
import { setsOfCohort } from '../sets/set-store.ts';
import { type Cohort, joinedOf, memberOf, speakerChoices, speakerLabels } from './cohort.ts';
import { allCohorts } from './cohort-store.ts';
import { askToJoin, type askToJoinInput, leaveCohort, letIn, type letInInput } from './join-cohort.ts';
import { endCohort, type endCohortInput, startCohort, type startCohortInput } from './start-cohort.ts';

export const pathOf = (cohort: Pick<Cohort, 'id'>): string => `/academy/cohorts/${cohort.id}`;

export async function listCohorts({ tx, who, now }: Visit): Promise<Reply> {
  const lines = (await allCohorts(tx)).map((one) => ({
    name: one.name,
    purpose: one.purpose,
    path: pathOf(one),
    ended: one.state === 'ended',
    joined: joinedOf(one).length,
    mine: memberOf(one, who.personId)?.state === 'joined',
    asking: one.members.filter(({ state }) => state === 'asked').length,
  }));
  const plans = await plansRunningOf(tx, who.personId!);
  const today = londonDate(now);
  return page('learning/academy/cohorts.njk', 'The academy', {
    mine: lines.filter(({ mine }) => mine),
    others: lines.filter(({ mine }) => !mine),
    due: await hundredDaysDue(tx, who.personId!, today),
    plans: plans.map((one) => ({ ...one, says: sayPlan(one, today) })),
    speakerChoices,
  });
}

export async function showCohort(visit: Visit<Cohort>): Promise<Reply> {
  const { object, may, who } = visit;
  const common = { cohort: object, path: pathOf(object), can: may, speakerChoices };
  const inside = may.includes('read') ? await insideOf(visit) : null;
  const mine = memberOf(object, who.personId);
  return page('learning/academy/cohort.njk', object.name, { ...common, inside, mine, count: joinedOf(object).length });
}

/** What only its members see. */
async function insideOf(visit: Visit<Cohort>) {
  const { tx, object, who, now } = visit;
  const today = londonDate(now);
  const live = await readableLive(tx, who, object);
  const plans = await plansOfCohort(tx, object.id);
  const challenges = await visibleChallenges(visit, live);
  const sets = await setsOfCohort(tx, object.id);
  const waitingCases = (await liveCasesOf(tx, object.id)).filter(({ state }) => state === 'offered').length;
  const names = await personNames(tx, [
    ...object.members.map(({ personId }) => personId),
    ...plans.map(({ ownerId }) => ownerId),
    ...challenges.map(({ askedBy }) => askedBy),
    ...sets.flatMap(({ memberIds }) => memberIds),
  ]);
  const nameOf = (id: string) => names.get(id) ?? '';
  const person = (state: string) =>
    object.members
      .filter((one) => one.state === state)
      .map((one) => ({ ...one, name: nameOf(one.personId), label: speakerLabels[one.speaksAs] }));
  return {
    members: person('joined'),
    asking: person('asked'),
    live,
    waitingCases,
    plans: plans.map((one) => ({ ...one, owner: nameOf(one.ownerId), says: sayPlan(one, today) })),
    challenges: challenges.map((one) => ({ ...one, by: nameOf(one.askedBy), says: sayChallenge(one) })),
    sets: sets.map((one) => ({
      ...one,
      mine: one.memberIds.includes(who.personId!),
      names: one.memberIds.map(nameOf),
    })),
    otherChoices: person('joined')
      .filter(({ personId }) => personId !== who.personId)
      .map(({ personId, name, label }) => ({ value: personId, text: name, hint: label })),
    caseChoices: (await casesOf(tx, who.personId!, organisationIds(who))).map(({ id, title }) => ({
      value: id,
      text: title,
    })),
    partChoices,
    liveChoices: live.map(({ id, title }) => ({ value: id, text: title })),
    aboutChoices: [
      ...plans
        .filter(({ ownerId }) => ownerId === who.personId)
        .map((one) => ({ value: `plan:${one.id}`, text: `My hundred days: ${one.different.slice(0, 80)}` })),
      ...live.map((one) => ({ value: `case:${one.id}`, text: `The case: ${one.title.slice(0, 80)}` })),
    ],
  };
}

type Sent<T extends z.ZodType> = Doing<Cohort, z.infer<T>>;

export async function keepCohort({ act, body }: Doing<never, z.infer<typeof startCohortInput>>): Promise<Reply> {
  return redirect(pathOf({ id: await startCohort(act, body) }), 'The cohort is there. Others can ask to join it.');
}

export async function keepAsking({ act, object, body }: Sent<typeof askToJoinInput>): Promise<Reply> {
  await askToJoin(act, object, body);
  return redirect(pathOf(object), 'You have asked. A member lets you in.');
}

export async function keepLetIn({ act, object, body }: Sent<typeof letInInput>): Promise<Reply> {
  await letIn(act, object, body);
  return redirect(pathOf(object), body.does === 'let-in' ? 'They are in.' : 'They are told that it is a no.');
}

export async function keepLeaving({ act, object }: Doing<Cohort>): Promise<Reply> {
  await leaveCohort(act, object);
  return redirect('/academy', `You have left ${object.name}.`);
}

export async function keepEnd({ act, object, body }: Sent<typeof endCohortInput>): Promise<Reply> {
  await endCohort(act, object, body);
  return redirect(pathOf(object), 'The cohort has ended. Its members can still read it.');
}
