import { z } from 'zod';
import { makeLink, subjectOfLink, useLink } from '#platform/accounts/signed-links.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, publicPage, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { messagesAbout } from '#platform/messages/messages.ts';
import { casesById, hatsOf } from '#slices/cases/index.ts';
import { sendToSteward } from '../asks/send-ask.ts';
import { type Resource, resourceTypeLabels } from '../resource.ts';
import { resourcesById } from '../resource-store.ts';
import {
  confirmResource,
  type confirmResourceInput,
  hearSteward,
  type settleRemarkInput,
  settleRemarkOn,
  type stillSoInput,
} from './confirm-resource.ts';

const pathOf = ({ caseId, id }: Resource): string => `/cases/${caseId}/resources/${id}`;
const purpose = 'resource-still-so';

/** By an account: whoever says so, or whom they name as having told them. */
export async function keepConfirmed(doing: Doing<Resource, z.infer<typeof confirmResourceInput>>): Promise<Reply> {
  const { act, object, body, who } = doing;
  await confirmResource(act, object, body.version, body.saidBy ?? who.name ?? slip('saidBy', 'Say who said so'));
  return redirect(pathOf(object), 'It is kept that it is still so.');
}

export const askStillSoInput = z.strictObject({ steward: field.optionalText(200), address: field.optionalText(320) });

/** Sends its steward a link by which they say, in one click, that it is still so. */
export async function askStillSo(doing: Doing<Resource, z.infer<typeof askStillSoInput>>): Promise<Reply> {
  const { act, object, body, services } = doing;
  const steward = body.steward ?? object.steward ?? slip('steward', 'Enter who looks after it');
  const token = await makeLink(act, purpose, object.id, 60);
  const channel = await sendToSteward(
    act,
    services,
    { id: object.id, caseId: object.caseId, askedOf: steward, address: body.address },
    {
      subject: 'Is this still so?',
      before: `Dear ${steward},\n\nWe have this written down: ${object.name}. You can say in a minute whether it is still so, without an account, at this address:`,
      path: `/public/still-so/${token}`,
      after: 'Nothing else is asked of you.',
    },
    { kind: 'resource', id: object.id },
  );
  return channel === 'email'
    ? redirect(pathOf(object), `The e-mail to ${steward} is on its way.`)
    : redirect(`/cases/${object.caseId}/letters`, 'Here is the letter.');
}

async function behind({ tx, params }: Visit): Promise<{ resource: Resource; steward: string }> {
  const id = await subjectOfLink(tx, purpose, params.token!);
  const [resource] = await resourcesById(tx, [id]);
  if (!resource) return refuse('link-used-or-old');
  const sent = (await messagesAbout(tx, { kind: 'resource', id })).find(({ body }) => body.includes(params.token!));
  return { resource, steward: sent?.recipient ?? resource.steward ?? 'its steward' };
}

/** What is written down of it, and nothing else of the case. Opening the page says nothing: mail programs open links too. */
export async function openStillSo(visit: Visit): Promise<Reply> {
  const { resource, steward } = await behind(visit);
  return publicPage('resources/still-so.njk', 'Is this still so?', {
    resource: { ...resource, label: resourceTypeLabels[resource.type] },
    steward,
    caseTitle: (await casesById(visit.tx, [resource.caseId]))[0]?.title,
  });
}

export async function sayStillSo(doing: Doing<never, z.infer<typeof stillSoInput>>): Promise<Reply> {
  const { act, body, params, tx, who } = doing;
  const { resource, steward } = await behind(doing);
  // Those who sent the link can read it: while they are signed in it does not speak for somebody else.
  const hats = who.personId ? await hatsOf(tx, who.personId, resource.caseId) : [];
  if (hats.includes('commissioner') || hats.includes('procurement') || hats.includes('partner')) refuse('own-ask');
  await hearSteward(act, resource, steward, body);
  await useLink(act, purpose, params.token!);
  return publicPage('resources/thanks.njk', 'Your answer is kept', { taking: null });
}

export async function keepRemarkSettled(doing: Doing<Resource, z.infer<typeof settleRemarkInput>>): Promise<Reply> {
  const { act, object, body } = doing;
  await settleRemarkOn(act, object, body);
  return redirect(
    pathOf(object),
    body.settles === 'taken' ? 'It is kept that you put it right.' : 'It is left as it was.',
  );
}
