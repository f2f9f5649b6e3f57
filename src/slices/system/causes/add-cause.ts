import { z } from 'zod';
import type { Ref } from '#platform/access/kinds.ts';
import type { Act } from '#platform/act/act.ts';
import { field, Slip } from '#platform/forms/index.ts';
import { type Cause, endings, faultsInStep, strengths } from './cause.ts';
import { insertCause } from './cause-store.ts';
import { citeSamples } from './citation-store.ts';
import { samplesChosen } from './cite-sample.ts';
import { recordCause } from './record-cause.ts';
import { sourcesAmong } from './sources.ts';

export const stepFields = {
  statement: field.text('Enter why that is', 500),
  strength: field.choice(strengths, 'Choose how well this is known'),
  evidence: field.optionalText(1_000),
  saidBy: field.optionalText(200),
  ending: field.optionalChoice(endings),
  endingWords: field.optionalText(500),
};
export const addCauseInput = z.strictObject({
  from: field.text('Choose what to ask about', 100),
  ...stepFields,
  samples: field.manyIds(),
});
const step = z.strictObject(stepFields);

/** One step of a why-chain: why is that? The caller has made sure that `explains` is on the case. */
export async function addCause(
  act: Act,
  input: z.infer<typeof step> & { caseId: string; explains: Ref; samples?: readonly string[] },
): Promise<string> {
  const { caseId, explains, samples = [], ...words } = input;
  const cited = await samplesChosen(act, caseId, samples, 'samples');
  const faults = faultsInStep(words, sourcesAmong(cited, null));
  if (Object.keys(faults).length > 0) throw new Slip(faults);
  const cause: Cause = {
    id: act.newId(),
    caseId,
    state: 'standing',
    version: 1,
    explainsKind: explains.kind,
    explainsId: explains.id,
    ...words,
    sampleIds: cited.map((one) => one.id),
    explained: false,
    restsOnAssumption: false,
    addedAt: act.now,
  };
  await insertCause(act.tx, cause);
  await citeSamples(act.tx, cause.id, cause.sampleIds, act.now);
  recordCause(act, cause, 'cause.added', Object.keys(stepFields));
  return cause.id;
}
