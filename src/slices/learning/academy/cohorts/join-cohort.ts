import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Cohort, speakers } from './cohort.ts';
import { moveMember, putMember } from './cohort-store.ts';

const recordMembers = (act: Act, cohort: Cohort, action: string): void =>
  act.record({ action, on: { kind: 'cohort', id: cohort.id }, caseId: null, fields: ['cohort_members'] });

export const askToJoinInput = z.strictObject({
  speaksAs: field.choice(speakers, 'Choose as what you would be here'),
  wants: field.optionalText(500),
});

/** Somebody asks to join, in their own name. Nobody is put into a cohort by others. */
export async function askToJoin(act: Act, cohort: Cohort, input: z.infer<typeof askToJoinInput>): Promise<void> {
  const member = { ...input, personId: act.who.personId!, state: 'asked' } as const;
  await putMember(act.tx, cohort.id, member, act.now, null);
  recordMembers(act, cohort, 'cohort.asked');
}

export const letInInput = z.strictObject({
  person: field.id('Choose a person'),
  does: field.choice(['let-in', 'decline'], 'Choose whether to let them in'),
});

/** A member lets in somebody who asked, or says no. */
export async function letIn(act: Act, cohort: Cohort, input: z.infer<typeof letInInput>): Promise<void> {
  const to = input.does === 'let-in' ? 'joined' : 'declined';
  const move = { from: ['asked'], to, by: act.who.personId, at: act.now } as const;
  if (!(await moveMember(act.tx, cohort.id, input.person, move))) refuse('wrong-state');
  recordMembers(act, cohort, `cohort.${to}`);
}

/** Whoever leaves reads no more of it, its sets included. Their own plans stay theirs. */
export async function leaveCohort(act: Act, cohort: Cohort): Promise<void> {
  const move = { from: ['asked', 'joined'], to: 'left', by: null, at: act.now } as const;
  if (!(await moveMember(act.tx, cohort.id, act.who.personId!, move))) refuse('wrong-state');
  recordMembers(act, cohort, 'cohort.left');
}
