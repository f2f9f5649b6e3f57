import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { hatsOf, wearersOf } from '#slices/cases/index.ts';
import type { Cohort } from '../cohorts/cohort.ts';
import { agreedParts, type LiveCase, mayAgree, parts } from './live-case.ts';
import { answerLive, insertLive, liveCasesOf } from './live-store.ts';

export const bringCaseInput = z.strictObject({
  broughtCase: field.id('Choose the case'),
  stuck: field.text('Enter where you are stuck', 1_000),
  parts: field.manyOf(parts),
  providersToo: field.ticked(),
});

const working = ['commissioner', 'procurement', 'partner', 'practitioner', 'community'];

/** Somebody on a case offers it to a cohort. Nothing of it is seen there before the case's people have said yes. */
export async function bringCase(act: Act, cohort: Cohort, input: z.infer<typeof bringCaseInput>): Promise<string> {
  const { broughtCase: caseId, ...given } = input;
  const worn = await hatsOf(act.tx, act.who.personId!, caseId);
  if (!worn.some((hat) => working.includes(hat))) slip('broughtCase', 'Choose a case that you work on');
  if (given.parts.length === 0) slip('parts', 'Choose at least one part to show');
  const known = (await liveCasesOf(act.tx, cohort.id)).filter((one) => one.caseId === caseId);
  if (known.some(({ state }) => state === 'offered' || state === 'shared'))
    slip('broughtCase', 'This case has been brought here already');
  const id = act.newId();
  const broughtBy = act.who.personId!;
  await insertLive(act.tx, { ...given, id, cohortId: cohort.id, caseId, state: 'offered', broughtBy }, act.now);
  act.record({ action: 'liveCase.offered', on: { kind: 'cohort', id: cohort.id }, caseId, fields: ['parts', 'stuck'] });
  return id;
}

export const answerLiveInput = z.strictObject({
  does: field.choice(['agree', 'refuse', 'take-back'], 'Choose what to do'),
  parts: field.manyOf(parts),
  providersToo: field.ticked(),
});

/**
 * The case's people say which parts the cohort may read, or none. Each of them may take it back at any time, and needs nobody
 * else's yes for that.
 */
export async function answerBrought(act: Act, live: LiveCase, input: z.infer<typeof answerLiveInput>): Promise<void> {
  const by = act.who.personId!;
  const back = input.does === 'take-back';
  if (!back && !mayAgree(by, live.broughtBy, await wearersOf(act.tx, live.caseId))) refuse('not-alone');
  const agreed = agreedParts(live.parts, input.parts);
  if (input.does === 'agree' && agreed.length === 0) slip('parts', 'Choose at least one part, or say no');
  const to = ({ agree: 'shared', refuse: 'refused', 'take-back': 'taken-back' } as const)[input.does];
  const kept = input.does === 'agree' ? agreed : live.parts;
  const providersToo = input.does === 'agree' ? live.providersToo && input.providersToo : live.providersToo;
  const answer = { from: back ? 'shared' : 'offered', to, parts: kept, providersToo, by } as const;
  if (!(await answerLive(act.tx, live.id, answer, act.now))) refuse('wrong-state');
  const on = { kind: 'cohort', id: live.cohortId };
  act.record({ action: `liveCase.${to}`, on, caseId: live.caseId, fields: ['parts', 'state'] });
}
