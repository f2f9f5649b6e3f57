import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { samplesById } from '../demand/sample-store.ts';
import { type Cause, faultsInStep } from './cause.ts';
import { citeSamples, endCitation } from './citation-store.ts';
import { recordCause } from './record-cause.ts';
import { sourcesAmong } from './sources.ts';

export const citeSampleInput = z.strictObject({ sampleId: field.id('Choose a sample') });

/** The samples among these that are on the case and stand. A sample of another case, or a withdrawn one, is no evidence here. */
export async function samplesChosen(act: Act, caseId: string, ids: readonly string[], fieldName: string) {
  const found = await samplesById(act.tx, [...new Set(ids)]);
  const standing = found.filter((one) => one.caseId === caseId && one.state === 'open');
  if (standing.length !== new Set(ids).size) slip(fieldName, 'Choose from the list');
  return standing;
}

/** Says that a step is known by a sample. */
export async function citeSample(act: Act, cause: Cause, sampleId: string): Promise<void> {
  await samplesChosen(act, cause.caseId, [sampleId], 'sampleId');
  await citeSamples(act.tx, cause.id, [sampleId], act.now);
  recordCause(act, { ...cause, sampleIds: [...cause.sampleIds, sampleId] }, 'cause.sample-cited', ['cause_samples']);
}

/** Cites a sample no longer, unless what the step is called would then stand on nothing. */
export async function citeNoLonger(act: Act, cause: Cause, sampleId: string): Promise<void> {
  const sampleIds = cause.sampleIds.filter((id) => id !== sampleId);
  if (sampleIds.length === cause.sampleIds.length) slip('sampleId', 'Choose from the list');
  const left = await samplesById(act.tx, sampleIds);
  const faults = faultsInStep(cause, sourcesAmong(left, null));
  if (faults.evidence)
    slip(
      'sampleId',
      `This step is called ${cause.strength}. Change how well it is known first, or say on what other evidence`,
    );
  await endCitation(act.tx, cause.id, sampleId, act.now);
  recordCause(act, { ...cause, sampleIds }, 'cause.sample-left-out', ['cause_samples']);
}
