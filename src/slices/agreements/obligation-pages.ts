import type { z } from 'zod';
import { londonDate } from '#platform/clock.ts';
import { givenEvidence } from '#platform/files/evidence/index.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { beads } from '#platform/links/index.ts';
import { requirementsById } from '#slices/plan/index.ts';
import { addObligation, allAllowPayment, type obligationInput } from './add-obligation.ts';
import type { Agreement } from './agreement.ts';
import { pathOf } from './agreement-pages.ts';
import { isLate, type Obligation, sayOwed } from './obligation.ts';
import { recordsOf } from './obligation-store.ts';
import { viewTimes } from './obligations/view-times.ts';
import { type keptInput, recordKept } from './record-kept.ts';

const pathOfObligation = ({ caseId, id }: Pick<Obligation, 'caseId' | 'id'>): string =>
  `/cases/${caseId}/obligations/${id}`;

export async function keepObligation({
  act,
  object,
  body,
}: Doing<Agreement, z.infer<typeof obligationInput>>): Promise<Reply> {
  await addObligation(act, object.id, body);
  return redirect(pathOf(object), 'The obligation is kept.');
}

export async function showObligation({ tx, who, object, services, now }: Visit<Obligation>): Promise<Reply> {
  const refs = [
    ...object.requirementIds.map((id) => ({ kind: 'requirement', id })),
    ...object.measureIds.map((id) => ({ kind: 'measure', id })),
  ];
  const bound = await requirementsById(tx, object.requirementIds);
  return page('agreements/obligation.njk', object.words, {
    obligation: { ...object, says: sayOwed(object), late: isLate(object, londonDate(now)) },
    agreementPath: pathOf({ caseId: object.caseId, id: object.agreementId }),
    rests: await beads(tx, services.kinds, who, refs, null),
    ...(await viewTimes(tx, object, londonDate(now))),
    // The verdict may have changed since the obligation was made: then it says so.
    paymentStillAllowed: !object.paymentDepends || (await allAllowPayment({ tx }, bound)),
  });
}

const said = {
  kept: 'It was kept.',
  'not-kept': 'It was not kept.',
  excused: 'It is excused, with the reason.',
} as const;

export async function keepRecord({
  act,
  object,
  body,
  files,
  services,
  tx,
}: Doing<Obligation, z.infer<typeof keptInput>>): Promise<Reply> {
  const file = await givenEvidence(files);
  const [newest] = await recordsOf(tx, object.id);
  const id = await recordKept(act, object, { ...body, newest: newest?.on ?? null });
  if (file) await services.files.keepEvidence(act, { kind: 'obligation', id: object.id }, id, object.caseId, file);
  return redirect(pathOfObligation(object), said[body.was]);
}
