import type { z } from 'zod';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { type Case, wearersOf } from '#slices/cases/index.ts';
import { personNames } from '#slices/people/index.ts';
import { type Cohort, joinedOf, speakerLabels } from '../cohorts/cohort.ts';
import { pathOf } from '../cohorts/cohort-pages.ts';
import { cohortsById } from '../cohorts/cohort-store.ts';
import { answerBrought, type answerLiveInput, bringCase, type bringCaseInput } from './bring-case.ts';
import { readableLive, sharedParts } from './gather-live.ts';
import { type LiveCase, mayAgree, partLabels } from './live-case.ts';
import { liveCasesFrom } from './live-store.ts';

export async function keepBrought({
  act,
  object,
  body,
}: Doing<Cohort, z.infer<typeof bringCaseInput>>): Promise<Reply> {
  await bringCase(act, object, body);
  return redirect(
    pathOf(object),
    'The case is offered. The cohort reads nothing of it until its people have said yes.',
  );
}

export async function showLive(visit: Visit<Cohort>): Promise<Reply> {
  const { tx, who, object, params } = visit;
  const live = (await readableLive(tx, who, object)).find(({ id }) => id === params.liveCaseId) ?? refuse('not-found');
  const names = await personNames(tx, [live.broughtBy]);
  return page('learning/academy/live-case.njk', live.title, {
    cohort: object,
    path: pathOf(object),
    live,
    by: names.get(live.broughtBy) ?? '',
    shown: await sharedParts(tx, live),
  });
}

/** To which cohorts a case was brought, for its own people: what is asked, who would read it, what was agreed. */
export async function listBrought({ tx, who, object, may }: Visit<Case>): Promise<Reply> {
  const all = await liveCasesFrom(tx, object.id);
  const cohorts = new Map(
    (
      await cohortsById(
        tx,
        all.map(({ cohortId }) => cohortId),
      )
    ).map((one) => [one.id, one]),
  );
  const wearers = await wearersOf(tx, object.id);
  const readers = [...cohorts.values()].flatMap((one) => joinedOf(one).map(({ personId }) => personId));
  const names = await personNames(tx, [...readers, ...all.map(({ broughtBy }) => broughtBy)]);
  const settles = may.includes('settle');
  const line = (live: LiveCase) => {
    const cohort = cohorts.get(live.cohortId)!;
    return {
      ...live,
      cohort: cohort.name,
      by: names.get(live.broughtBy) ?? '',
      readers: joinedOf(cohort).map(
        (one) => `${names.get(one.personId) ?? ''} (${speakerLabels[one.speaksAs].toLowerCase()})`,
      ),
      partChoices: live.parts.map((value) => ({ value, text: partLabels[value] })),
      mayAnswer: settles && live.state === 'offered' && mayAgree(who.personId!, live.broughtBy, wearers),
      mayTakeBack: settles && live.state === 'shared',
    };
  };
  return page('learning/academy/brought.njk', 'Cohorts that this case was brought to', { lines: all.map(line) });
}

export async function keepAnswered(doing: Doing<Case, z.infer<typeof answerLiveInput>>): Promise<Reply> {
  const { act, tx, object, body, params } = doing;
  const live = (await liveCasesFrom(tx, object.id)).find(({ id }) => id === params.liveCaseId) ?? refuse('not-found');
  await answerBrought(act, live, body);
  const says = {
    agree: 'The cohort can read the parts that you ticked, and nothing else.',
    refuse: 'It is a no. The cohort reads nothing of the case.',
    'take-back': 'It is taken back. The cohort reads nothing more of the case.',
  };
  return redirect(`/cases/${object.id}/academy`, says[body.does]);
}
