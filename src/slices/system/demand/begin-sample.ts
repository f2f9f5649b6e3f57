import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, Slip } from '#platform/forms/index.ts';
import { flagDependants } from '#platform/links/index.ts';
import type { Sample } from './sample.ts';
import { sampleText } from './sample-kind.ts';
import { insertSample, updateSample } from './sample-store.ts';

export const sampleFields = {
  title: field.text('Enter what this is a sample of', 200),
  countedBy: field.optionalText(200),
  place: field.optionalText(200),
  fromOn: field.optionalDateOn(),
  toOn: field.optionalDateOn(),
  note: field.optionalText(1_000),
};
export const beginSampleInput = z.strictObject(sampleFields);
type SampleInput = z.infer<typeof beginSampleInput>;

function check({ fromOn, toOn }: SampleInput, today: string): void {
  const faults: Record<string, string> = {};
  if (fromOn && fromOn > today) faults.fromOn = 'The day cannot be in the future';
  if (toOn && toOn > today) faults.toOn = 'The day cannot be in the future';
  if (fromOn && toOn && fromOn > toOn) faults.toOn = 'The last day is before the first one';
  if (Object.keys(faults).length > 0) throw new Slip(faults);
}

export async function beginSample(act: Act, input: SampleInput & { caseId: string }): Promise<string> {
  check(input, londonDate(act.now));
  const counts = { failure: 0, value: 0, unsure: 0 };
  const sample: Sample = { ...input, ...counts, id: act.newId(), state: 'open', version: 1, begunAt: act.now };
  await insertSample(act.tx, sample);
  recordSample(act, sample, 'sample.begun', Object.keys(sampleFields));
  return sample.id;
}

export const changeSampleInput = z.strictObject({ ...sampleFields, version: field.version() });

export async function changeSample(act: Act, sample: Sample, input: SampleInput & { version: number }): Promise<void> {
  check(input, londonDate(act.now));
  const { version, ...words } = input;
  const changed = { ...sample, ...words };
  await updateSample(act.tx, changed, version);
  recordSample(act, changed, 'sample.changed', Object.keys(sampleFields));
}

export const withdrawSampleInput = z.strictObject({
  why: field.text('Enter why it no longer counts', 500),
  version: field.version(),
});

/** A sample that no longer counts. Every step that cites it is flagged. Returns how much is. */
export async function withdrawSample(
  act: Act,
  sample: Sample,
  input: z.infer<typeof withdrawSampleInput>,
): Promise<number> {
  const withdrawn: Sample = { ...sample, state: 'withdrawn' };
  await updateSample(act.tx, withdrawn, input.version);
  recordSample(act, withdrawn, 'sample.withdrawn', ['state']);
  const because = `The sample “${sample.title}” was withdrawn: ${input.why}`;
  return flagDependants(act, sample.caseId, { kind: 'sample', id: sample.id }, because);
}

export function recordSample(act: Act, sample: Sample, action: string, fields: readonly string[]): void {
  act.record({
    action,
    on: { kind: 'sample', id: sample.id },
    caseId: sample.caseId,
    fields,
    content: sample.title,
    says: { title: sample.title, text: sampleText(sample), state: sample.state },
  });
}
