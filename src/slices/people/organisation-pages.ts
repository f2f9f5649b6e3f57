import type { z } from 'zod';
import { accountByEmail } from '#platform/accounts/accounts.ts';
import { makeLink } from '#platform/accounts/signed-links.ts';
import { slip } from '#platform/forms/index.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { keepMessage } from '#platform/messages/messages.ts';
import { addMember } from './add-member.ts';
import { addPerson } from './add-person.ts';
import type { inviteInput } from './invite-input.ts';
import type { Organisation } from './organisation.ts';
import { colleaguesOf } from './organisation-store.ts';

export async function listOrganisations({ who }: Visit): Promise<Reply> {
  return page('people/organisations.njk', 'Your organisations', { organisations: who.organisations });
}

export async function showOrganisation({ tx, object, may, services }: Visit<Organisation>): Promise<Reply> {
  const members = may.includes('seeMembers') ? await colleaguesOf(tx, [object.id]) : [];
  return page('people/organisation.njk', object.name, {
    organisation: object,
    members: members.map((member) => ({ ...member, steward: object.stewardIds.includes(member.id) })),
    canMail: services.messages.canMail,
  });
}

/** Adds somebody and gives a link with which they choose a password: by e-mail, or to copy where they have none. */
export async function inviteMember({
  act,
  tx,
  object,
  body,
  services,
}: Doing<Organisation, z.infer<typeof inviteInput>>): Promise<Reply> {
  if (body.email && (await accountByEmail(tx, body.email)))
    slip('email', 'Somebody here already uses that e-mail address');
  const personId = await addPerson(act, { name: body.name, email: body.email });
  await addMember(act, { organisationId: object.id, personId, type: body.steward ? 'steward' : 'member' });
  const token = await makeLink(act, 'invitation', personId, 7);
  const { config } = services;
  const link = `${config.publicUrl ?? `http://${config.host}:${config.port}`}/invitations/${token}`;
  if (body.email && services.messages.canMail) {
    const text = `${act.who.name} has added you to ${object.name} on Commonweal.\n\nChoose a password here, once, within seven days:\n${link}\n`;
    await keepMessage(act, {
      caseId: null,
      about: { kind: 'person', id: personId },
      channel: 'email',
      recipient: body.name,
      address: body.email,
      subject: 'Your invitation to Commonweal',
      body: text,
    });
    return redirect(`/organisations/${object.id}`, `${body.name} has been sent an invitation.`);
  }
  return page('people/invited.njk', `Give ${body.name} this link`, { organisation: object, link });
}
