import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import type { Trouble } from './trouble.ts';
import { insertStepIn, moveTrouble } from './trouble-store.ts';

export const stepInInput = z.strictObject({
  decided: field.text('Enter what was decided', 1_000),
  because: field.text('Say why', 2_000),
  power: field.text('Enter the power or delegation, for example “Care Act 2014 section 48: check this”', 300),
  decidedOn: field.dateOn('Enter the day it was decided'),
});
export const closeInput = z.strictObject({ because: field.text('Say why the file is closed', 2_000) });

const record = (act: Act, trouble: Trouble, action: string, fields: readonly string[], content: string): void =>
  act.record({ action, on: { kind: 'trouble', id: trouble.id }, caseId: trouble.caseId, fields, content });

/** A decision to step in names its power. It stands in the file, not among the case's decisions, which bidders may read. */
export async function stepIn(act: Act, trouble: Trouble, input: z.infer<typeof stepInInput>): Promise<void> {
  if (input.decidedOn > londonDate(act.now)) slip('decidedOn', 'Enter a day that has been');
  await insertStepIn(act.tx, {
    ...input,
    id: act.newId(),
    troubleId: trouble.id,
    by: act.who.personId!,
    at: act.now,
  });
  if (trouble.state === 'open') await moveTrouble(act.tx, trouble, 'stepped-in');
  const fields = ['decided', 'because', 'power', 'decided_on'];
  record(act, trouble, 'trouble.steppedIn', fields, `${input.decided}\n${input.power}`);
}

export async function closeTrouble(act: Act, trouble: Trouble, { because }: z.infer<typeof closeInput>): Promise<void> {
  await moveTrouble(act.tx, trouble, 'closed', because);
  record(act, trouble, 'trouble.closed', ['state', 'closed_because'], because);
}
