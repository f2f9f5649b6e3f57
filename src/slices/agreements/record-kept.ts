import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { recordObligation } from './add-obligation.ts';
import type { Obligation } from './obligation.ts';
import { insertRecord, setObligationState } from './obligation-store.ts';

export const keptInput = z.strictObject({
  was: field.choice(['kept', 'not-kept'], 'Choose whether it was kept'),
  on: field.dateOn('Enter the date that this is for'),
  note: field.text('Say what shows it', 1_000),
  version: field.version(),
});

/** Whether an obligation was kept, and what shows it. The newest date tells where it stands. */
export async function recordKept(
  act: Act,
  before: Obligation,
  { was, on, note, version, newest }: z.infer<typeof keptInput> & { newest: string | null },
): Promise<void> {
  if (on > londonDate(act.now)) slip('on', 'Enter a date that is not in the future');
  const state = newest && newest > on ? before.state : was;
  await setObligationState(act.tx, before.id, version, state);
  await insertRecord(act.tx, {
    id: act.newId(),
    obligationId: before.id,
    kept: was === 'kept',
    on,
    note,
    by: act.who.personId,
    at: act.now,
  });
  recordObligation(act, { ...before, state }, `obligation.${was === 'kept' ? 'kept' : 'notKept'}`);
}
