import type { z } from 'zod';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { beads } from '#platform/links/index.ts';
import { personNames } from '#slices/people/index.ts';
import { variablesOf } from '../map/variable-store.ts';
import { nearby } from '../nearby.ts';
import { pastReadingsOf } from '../past-readings-store.ts';
import { type Cause, endingChoices, endingLabels, isLoose, strengthChoices } from './cause.ts';
import { changeCause, type changeCauseInput, dropCause, type dropCauseInput } from './change-cause.ts';
import { citeNoLonger, citeSample, type citeSampleInput } from './cite-sample.ts';
import { sampleChoices, shownSamples } from './cited.ts';
import { endCause, type endCauseInput } from './end-cause.ts';

export async function showCause({ tx, object: cause, services, who }: Visit<Cause>): Promise<Reply> {
  const ref = { kind: 'cause', id: cause.id };
  const { above, below } = await nearby(tx, services.kinds, who, ref);
  const cited = await shownSamples(tx, who, cause.caseId);
  const past = await pastReadingsOf(tx, cause.id);
  const names = await personNames(
    tx,
    past.map((one) => one.changedBy),
  );
  return page('system/cause.njk', cause.statement, {
    cause,
    ending: cause.ending && endingLabels[cause.ending],
    loose: isLoose(cause),
    onMap: (await variablesOf(tx, cause.caseId)).find((one) => one.causeId === cause.id && one.state === 'standing'),
    known: cited(cause),
    samples: await sampleChoices(tx, who, cause.caseId, cause.sampleIds),
    explains: above.filter((one) => one.relation === 'explains'),
    assumptions: above.filter((one) => one.relation === 'rests on'),
    causes: below.filter((one) => one.relation === 'explains'),
    lessons: below.filter((one) => one.relation === 'changes'),
    past: past.map((one) => ({ ...one, by: names.get(one.changedBy ?? '') ?? 'Commonweal' })),
    flags: (await beads(tx, services.kinds, who, [ref], null))[0]?.flags ?? [],
    strengths: strengthChoices,
    endings: endingChoices,
  });
}

const back = (cause: Cause): string => `/cases/${cause.caseId}/causes/${cause.id}`;

export async function keepEnding({ act, object, body }: Doing<Cause, z.infer<typeof endCauseInput>>): Promise<Reply> {
  await endCause(act, object, body);
  return redirect(`/cases/${object.caseId}/why`, 'The chain ends here.');
}

export const sayFlagged = (count: number): string =>
  count === 0
    ? 'Nothing rests on it.'
    : count === 1
      ? 'One thing rests on it, and is flagged to look at again.'
      : `${count} things rest on it, and are flagged to look at again.`;

export async function keepCauseChange({
  act,
  object,
  body,
}: Doing<Cause, z.infer<typeof changeCauseInput>>): Promise<Reply> {
  const flagged = await changeCause(act, object, body);
  return redirect(back(object), `The new reading is kept beside the old one. ${sayFlagged(flagged)}`);
}

export async function takeCauseOut({
  act,
  object,
  body,
}: Doing<Cause, z.infer<typeof dropCauseInput>>): Promise<Reply> {
  const flagged = await dropCause(act, object, body);
  return redirect(back(object), `It no longer stands. ${sayFlagged(flagged)}`);
}

export async function keepCitation({
  act,
  object,
  body,
}: Doing<Cause, z.infer<typeof citeSampleInput>>): Promise<Reply> {
  await citeSample(act, object, body.sampleId);
  return redirect(back(object), 'The sample stands beside this step now.');
}

export async function endCitation({
  act,
  object,
  body,
}: Doing<Cause, z.infer<typeof citeSampleInput>>): Promise<Reply> {
  await citeNoLonger(act, object, body.sampleId);
  return redirect(back(object), 'This step no longer rests on that sample.');
}
