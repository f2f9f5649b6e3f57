import type { z } from 'zod';
import type { Subject } from '#platform/access/kinds.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { beads } from '#platform/links/index.ts';
import { sampleAccess } from '../access.ts';
import { sayFlagged } from '../causes/cause-pages.ts';
import { nearby } from '../nearby.ts';
import { removeContacts, type removeContactsInput } from './add-contacts.ts';
import {
  beginSample,
  type beginSampleInput,
  changeSample,
  type changeSampleInput,
  withdrawSample,
  type withdrawSampleInput,
} from './begin-sample.ts';
import { lookAgain, rowNumbers } from './contact-pages.ts';
import { demandChoices, demandLabels, groupReasons, groupWords, type Sample, sayShare } from './sample.ts';
import { contactsOf, samplesOf } from './sample-store.ts';

export const sampleAt = (sample: Pick<Sample, 'caseId' | 'id'>): string =>
  `/cases/${sample.caseId}/demand/${sample.id}`;

export async function listSamples({ tx, object, who }: Visit<Subject>): Promise<Reply> {
  const samples = (await samplesOf(tx, object.id)).filter((one) => sampleAccess(who, one).includes('see'));
  return page('system/samples.njk', 'Demand', {
    samples: samples.map((sample) => ({ ...sample, says: sayShare(sample) })),
  });
}

export async function keepSample({
  act,
  object,
  body,
}: Doing<Subject, z.infer<typeof beginSampleInput>>): Promise<Reply> {
  const id = await beginSample(act, { ...body, caseId: object.id });
  return redirect(`/cases/${object.id}/demand/${id}`, 'The sample is begun. Now put in its contacts.');
}

const mostShown = 200;
const mostReasons = 25;

export async function showSample(visit: Visit<Sample>): Promise<Reply> {
  const { tx, object: sample, services, who, may } = visit;
  const contacts = may.includes('read') ? await contactsOf(tx, sample.id) : [];
  const reasons = groupReasons(contacts);
  const { below } = await nearby(tx, services.kinds, who, { kind: 'sample', id: sample.id });
  const [here] = await beads(tx, services.kinds, who, [{ kind: 'sample', id: sample.id }], null);
  return page('system/sample.njk', sample.title, {
    sample,
    at: sampleAt(sample),
    says: sayShare(sample),
    all: sample.failure + sample.value + sample.unsure,
    classed: sample.failure + sample.value,
    reasons: reasons.slice(0, mostReasons),
    otherReasons: reasons.length - mostReasons,
    contacts: contacts.slice(0, mostShown).map((one) => ({ ...one, label: demandLabels[one.demand] })),
    moreContacts: contacts.length - mostShown,
    mattered: groupWords(contacts.flatMap((one) => one.mattered ?? [])).slice(0, mostReasons),
    demandChoices,
    rows: rowNumbers,
    doubtful: lookAgain(visit.returned),
    steps: below.filter((one) => one.ref.kind === 'cause' && one.relation === 'known by'),
    flags: here?.flags ?? [],
  });
}

export async function keepSampleChange({
  act,
  object,
  body,
}: Doing<Sample, z.infer<typeof changeSampleInput>>): Promise<Reply> {
  await changeSample(act, object, body);
  return redirect(sampleAt(object), 'The sample now says this.');
}

export async function takeSampleBack({
  act,
  object,
  body,
}: Doing<Sample, z.infer<typeof withdrawSampleInput>>): Promise<Reply> {
  const flagged = await withdrawSample(act, object, body);
  return redirect(sampleAt(object), `The sample is withdrawn. ${sayFlagged(flagged)}`);
}

export async function takeContactsOut({
  act,
  object,
  body,
}: Doing<Sample, z.infer<typeof removeContactsInput>>): Promise<Reply> {
  const removed = await removeContacts(act, object, body.contacts);
  return redirect(sampleAt(object), `${removed} ${removed === 1 ? 'contact is' : 'contacts are'} taken out for good.`);
}
