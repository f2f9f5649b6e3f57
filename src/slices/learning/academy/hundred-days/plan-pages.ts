import type { z } from 'zod';
import { londonDate } from '#platform/clock.ts';
import { slip } from '#platform/forms/index.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { personNames } from '#slices/people/index.ts';
import type { Cohort } from '../cohorts/cohort.ts';
import { cohortsById } from '../cohorts/cohort-store.ts';
import { readableLive } from '../live/gather-live.ts';
import { dayLines, dueDay, type HundredDays, sayPlan, seenLabels, seenWays } from './hundred-days.ts';
import { meetPlan, type meetPlanInput, writePlan, type writePlanInput } from './write-plan.ts';

const standingLabels = { said: 'Said', met: 'Met', due: 'Due now', later: 'To come', missed: 'Not met' };

export async function showPlan({ tx, object, may, now }: Visit<HundredDays>): Promise<Reply> {
  const today = londonDate(now);
  const [cohort] = await cohortsById(tx, [object.cohortId]);
  const names = await personNames(tx, [object.ownerId]);
  return page('learning/academy/plan.njk', object.different, {
    plan: object,
    path: `/academy/plans/${object.id}`,
    cohort,
    owner: names.get(object.ownerId) ?? '',
    says: sayPlan(object, today),
    lines: dayLines(object, today).map((line) => ({
      ...line,
      label: standingLabels[line.standing],
      seen: line.met ? seenLabels[line.met.seen] : null,
    })),
    due: may.includes('meet') ? dueDay(object, today) : null,
    seenChoices: seenWays.map((value) => ({ value, text: seenLabels[value] })),
  });
}

export async function keepPlan(doing: Doing<Cohort, z.infer<typeof writePlanInput>>): Promise<Reply> {
  const { act, tx, who, object, body } = doing;
  if (body.liveCase && !(await readableLive(tx, who, object)).some(({ id }) => id === body.liveCase))
    slip('liveCase', 'Choose one from the list');
  const id = await writePlan(act, object, body);
  return redirect(`/academy/plans/${id}`, 'Day 0 is said. You meet your plan again on days 30, 60 and 100.');
}

export async function keepMeeting({
  act,
  object,
  body,
}: Doing<HundredDays, z.infer<typeof meetPlanInput>>): Promise<Reply> {
  await meetPlan(act, object, body);
  return redirect(`/academy/plans/${object.id}`, `Day ${body.day} is kept.`);
}
