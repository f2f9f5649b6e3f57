import { z } from 'zod';
import type { Subject } from '#platform/access/kinds.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, download, page, type Reply, type Visit } from '#platform/http/route.ts';
import { casesById } from '#slices/cases/index.ts';
import { organisationsById } from '#slices/people/index.ts';
import { writeGrants } from '#standards/360giving/index.ts';
import { agreementsOf } from '../agreement-store.ts';
import { grantsToPublish } from './grants-to-publish.ts';

export async function showGrants({ tx, object }: Visit<Subject>): Promise<Reply> {
  return page('agreements/grants.njk', 'Grants to publish', grantsToPublish(await agreementsOf(tx, object.id)));
}

export const grantsInput = z.strictObject({
  prefix: field.text('Enter the prefix that 360Giving gave your organisation', 60),
});

/** A file for the organisation’s own site. Nothing is published by making it. */
export async function downloadGrants({
  tx,
  object,
  now,
  body,
}: Doing<Subject, z.infer<typeof grantsInput>>): Promise<Reply> {
  if (!/^360G-[a-z0-9-]{2,50}$/i.test(body.prefix)) slip('prefix', 'A prefix looks like 360G-thornmere');
  const [one] = await casesById(tx, [object.id]);
  const [publisher] = await organisationsById(tx, [one!.organisationId]);
  const { grants } = grantsToPublish(await agreementsOf(tx, object.id));
  const written = writeGrants(grants, {
    prefix: body.prefix,
    publisher: publisher!.name,
    title: `Grants of ${publisher!.name}: ${one!.title}`,
    issuedOn: londonDate(now),
    licence: null,
  });
  if (!written) refuse('nothing-to-publish');
  return download('grants-360giving.json', 'application/json', `${JSON.stringify(written, null, 2)}\n`);
}
