import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Cohort, speakers } from './cohort.ts';
import { cohortsNamed, endCohortRow, insertCohort, putMember } from './cohort-store.ts';

export const startCohortInput = z.strictObject({
  name: field.text('Enter what the cohort is called', 150),
  purpose: field.text('Enter what you want to learn together', 1_000),
  speaksAs: field.choice(speakers, 'Choose as what you are here'),
});

/** Anybody can start a cohort. Whoever does is its first member, and lets the next one in. */
export async function startCohort(act: Act, input: z.infer<typeof startCohortInput>): Promise<string> {
  if ((await cohortsNamed(act.tx, input.name)).length > 0)
    slip('name', 'There is a cohort of that name already. Ask to join it, or choose another name');
  const id = act.newId();
  const personId = act.who.personId!;
  await insertCohort(act.tx, { id, name: input.name, purpose: input.purpose, begunBy: personId }, act.now);
  const member = { personId, state: 'joined', speaksAs: input.speaksAs, wants: null } as const;
  await putMember(act.tx, id, member, act.now, personId);
  act.record({
    action: 'cohort.begun',
    on: { kind: 'cohort', id },
    caseId: null,
    fields: ['name', 'purpose'],
    content: input.name,
  });
  return id;
}

export const endCohortInput = z.strictObject({ version: field.version() });

/** A cohort that has ended can be read by those who were in it; nothing more is said there. */
export async function endCohort(act: Act, cohort: Cohort, input: z.infer<typeof endCohortInput>): Promise<void> {
  if (!(await endCohortRow(act.tx, cohort.id, input.version))) refuse('stale');
  act.record({ action: 'cohort.ended', on: { kind: 'cohort', id: cohort.id }, caseId: null, fields: ['state'] });
}
