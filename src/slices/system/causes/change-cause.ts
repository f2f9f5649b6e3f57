import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, Slip, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { flagDependants } from '#platform/links/index.ts';
import { samplesById } from '../demand/sample-store.ts';
import { keepPastReading } from '../past-readings-store.ts';
import { type Cause, faultsInStep, strengths } from './cause.ts';
import { updateCause } from './cause-store.ts';
import { recordCause } from './record-cause.ts';
import { sourcesAmong } from './sources.ts';

export const changeCauseInput = z.strictObject({
  statement: field.text('Enter how it reads from now on', 500),
  strength: field.choice(strengths, 'Choose how well this is known'),
  evidence: field.optionalText(1_000),
  why: field.text('Enter why it reads differently now', 1_000),
  version: field.version(),
});

/** Changes how a cause reads or how well it is known, keeps its old reading, and flags all that rests on it. Returns how much. */
export async function changeCause(act: Act, cause: Cause, input: z.infer<typeof changeCauseInput>): Promise<number> {
  if (cause.state === 'dropped') refuse('wrong-state');
  const { statement, strength, evidence, why, version } = input;
  const sampled = sourcesAmong(await samplesById(act.tx, cause.sampleIds), null);
  const faults = faultsInStep({ ...cause, strength, evidence }, sampled);
  if (Object.keys(faults).length > 0) throw new Slip(faults);
  if (statement === cause.statement && strength === cause.strength)
    slip('statement', 'This is how it reads already. Enter how it reads from now on, or leave it as it is');
  const changed: Cause = { ...cause, state: 'changed', statement, strength, evidence };
  await updateCause(act.tx, changed, version);
  await keepPastReading(act, { kind: 'cause', ...reading(cause) }, readsAs(changed), why);
  recordCause(act, changed, 'cause.changed', ['statement', 'strength', 'evidence']);
  return flagDependants(
    act,
    cause.caseId,
    { kind: 'cause', id: cause.id },
    `The cause “${cause.statement}” now reads “${readsAs(changed)}”`,
  );
}

export const dropCauseInput = z.strictObject({
  why: field.text('Enter why it no longer stands', 1_000),
  version: field.version(),
});

/** Takes a step out of its chain. What rests on it is flagged before its links end. */
export async function dropCause(act: Act, cause: Cause, input: z.infer<typeof dropCauseInput>): Promise<number> {
  const flagged = await flagDependants(
    act,
    cause.caseId,
    { kind: 'cause', id: cause.id },
    `The cause “${cause.statement}” no longer stands: ${input.why}`,
  );
  const dropped: Cause = { ...cause, state: 'dropped' };
  await updateCause(act.tx, dropped, input.version, act.now);
  await keepPastReading(act, { kind: 'cause', ...reading(cause) }, 'It no longer stands', input.why);
  recordCause(act, dropped, 'cause.dropped', ['state']);
  return flagged;
}

const readsAs = (cause: Cause): string => `${cause.statement} (${cause.strength})`;
const reading = (cause: Cause) => ({ id: cause.id, caseId: cause.caseId, statement: readsAs(cause) });
