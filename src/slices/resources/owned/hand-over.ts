import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { speakersOnCase } from '#slices/outcomes/index.ts';
import { bodiesById } from '#slices/people/index.ts';
import { recordResource } from '../keep-resource.ts';
import type { Resource } from '../resource.ts';
import { updateResource } from '../resource-store.ts';

export const handOverInput = z.strictObject({ body: field.id('Choose whose it is'), version: field.version() });

/**
 * Gives something in the ledger to the community whose it is. From then on its members alone describe it and agree to it. What others
 * said on its behalf no longer stands, unless it is a member who takes it.
 */
export async function handOver(
  act: Act,
  before: Resource,
  input: { body: string; version: number },
): Promise<{ body: string; theirOwn: boolean }> {
  const [body] = await bodiesById(act.tx, [input.body]);
  if (!body) return slip('body', 'Choose whose it is');
  const speakers = await speakersOnCase(act.tx, before.caseId, body);
  if (speakers.length === 0)
    slip('body', `Nobody can speak for ${body.name} here yet: it needs two members who do not commission this`);
  const theirOwn = act.who.personId !== null && speakers.includes(act.who.personId);
  const after: Resource = {
    ...before,
    bodyId: body.id,
    body: body.name,
    speakers,
    ...(!theirOwn && { consent: 'asked', consentBy: null, consentOn: null, listed: false }),
    ...(theirOwn && before.consentBy && { consentBy: body.name }),
  };
  await updateResource(act.tx, after, input.version);
  recordResource(act, 'resource.handedOver', after, ['body_id', 'consent', 'consent_by', 'consent_on', 'listed']);
  return { body: body.name, theirOwn };
}

export const giveBackInput = z.strictObject({ version: field.version() });

/** Its community gives it back to the ledger; with it goes what it had agreed to. */
export async function giveBack(act: Act, before: Resource, version: number): Promise<void> {
  const after: Resource = {
    ...before,
    bodyId: null,
    body: null,
    speakers: [],
    consent: 'not-asked',
    consentBy: null,
    consentOn: null,
    listed: false,
  };
  await updateResource(act.tx, after, version);
  recordResource(act, 'resource.givenBack', after, ['body_id', 'consent', 'consent_by', 'consent_on', 'listed']);
}
