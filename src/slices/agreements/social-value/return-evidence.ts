import { z } from 'zod';
import { evidenceBy, givenEvidence } from '#platform/files/evidence/index.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import type { Agreement } from '../agreement.ts';
import { pathOf } from '../agreement-pages.ts';
import { isReturnOf, returnFilesOf } from './social-value-store.ts';

export const returnEvidenceInput = z.strictObject({ shows: field.text('Say what the file shows', 300) });

/** The returns that were brought in, each with what shows it. */
export async function returnsShown({ tx, object }: Visit<Agreement>) {
  const files = await evidenceBy(tx, { kind: 'agreement', id: object.id });
  return (await returnFilesOf(tx, object.id)).map((one) => ({ ...one, evidence: files(one.id) }));
}

/** A file beside a return that was brought in. It changes no figure. */
export async function keepReturnEvidence({
  act,
  object,
  body,
  files,
  params,
  services,
}: Doing<Agreement, z.infer<typeof returnEvidenceInput>>): Promise<Reply> {
  const of = params.returnId!;
  if (!(await isReturnOf(act.tx, object.id, of))) refuse('not-found');
  const file = (await givenEvidence(files)) ?? slip('evidenceFile', 'Choose a file that shows it');
  await services.files.keepEvidence(act, { kind: 'agreement', id: object.id }, of, object.caseId, file, body.shows);
  return redirect(`${pathOf(object)}/social-value`, 'The evidence is kept.');
}
