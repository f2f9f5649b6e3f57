import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Cohort } from '../cohorts/cohort.ts';
import { dayLines, days, type HundredDays, seenWays } from './hundred-days.ts';
import { insertMet, insertPlan } from './plan-store.ts';

export const writePlanInput = z.strictObject({
  different: field.text('Enter what will be different', 500),
  who: field.text('Enter who will do it', 300),
  sign: field.text('Enter the sign by which you will know', 500),
  liveCase: field.optionalId(),
  beginsOn: field.optionalDateOn(),
});

/** Day 0: somebody says what will be different in a hundred days. The sign is fixed here, before anybody knows how it went. */
export async function writePlan(act: Act, cohort: Cohort, input: z.infer<typeof writePlanInput>): Promise<string> {
  const { liveCase: liveCaseId, beginsOn, ...words } = input;
  const today = londonDate(act.now);
  if (beginsOn && beginsOn < today) slip('beginsOn', 'Day 0 is today or later');
  const plan = {
    ...words,
    id: act.newId(),
    state: 'running' as const,
    version: 1,
    cohortId: cohort.id,
    liveCaseId,
    ownerId: act.who.personId!,
    beginsOn: beginsOn ?? today,
  };
  await insertPlan(act.tx, plan, act.now);
  act.record({
    action: 'hundredDays.said',
    on: { kind: 'hundredDays', id: plan.id },
    caseId: null,
    fields: ['different', 'who', 'sign', 'begins_on'],
    content: plan.different,
  });
  return plan.id;
}

export const meetPlanInput = z.strictObject({
  day: z.coerce.number().pipe(z.literal(days, { error: 'Choose the day' })),
  seen: field.choice(seenWays, 'Choose whether the sign is there'),
  happened: field.text('Enter what happened', 2_000),
  learnt: field.optionalText(2_000),
  next: field.optionalText(1_000),
  version: field.version(),
});

/** A plan is met again on its day. No day is met before it has come; the last one also says what was learnt. */
export async function meetPlan(act: Act, plan: HundredDays, input: z.infer<typeof meetPlanInput>): Promise<void> {
  const { version, ...said } = input;
  const line = dayLines(plan, londonDate(act.now)).find(({ day }) => day === said.day);
  if (line?.standing !== 'due') refuse('day-not-due');
  if (said.day === 100 && !said.learnt) slip('learnt', 'Enter what was learnt in these hundred days');
  const state = said.day === 100 ? 'met' : 'running';
  const met = { ...said, metOn: londonDate(act.now) };
  await insertMet(act.tx, { ...plan, state }, version, met, act.who.personId!);
  act.record({
    action: 'hundredDays.met',
    on: { kind: 'hundredDays', id: plan.id },
    caseId: null,
    fields: ['happened', 'learnt', 'next', 'seen', 'state'],
    content: said.happened,
  });
}
