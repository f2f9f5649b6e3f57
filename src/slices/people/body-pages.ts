import { z } from 'zod';
import { accountByEmail } from '#platform/accounts/accounts.ts';
import { makeLink } from '#platform/accounts/signed-links.ts';
import { field, slip } from '#platform/forms/index.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { keepMessage } from '#platform/messages/messages.ts';
import { addPerson } from './add-person.ts';
import { type BodyMember, type CommunityBody, membersNeeded } from './body.ts';
import { allBodies } from './body-store.ts';
import { confirmMember } from './confirm-member.ts';
import { foundBody, type foundBodyInput } from './found-body.ts';
import { leaveBody } from './leave-body.ts';
import { personNames } from './person-store.ts';
import { proposeMember } from './propose-member.ts';

export async function listBodies({ tx, who }: Visit): Promise<Reply> {
  const bodies = await allBodies(tx);
  const isMine = (body: CommunityBody) =>
    body.members.some((member) => member.personId === who.personId && member.state !== 'left');
  return page('people/bodies.njk', 'Community bodies', {
    mine: bodies.filter(isMine),
    others: bodies.filter((body) => !isMine(body)),
  });
}

export async function beginBody({ act, body }: Doing<never, z.infer<typeof foundBodyInput>>): Promise<Reply> {
  const id = await foundBody(act, body);
  return redirect(`/bodies/${id}`, 'It is begun. It stands once somebody else and you have confirmed each other.');
}

export async function showBody({ tx, who, object, may, services }: Visit<CommunityBody>): Promise<Reply> {
  const members = may.includes('seeMembers') ? object.members.filter((member) => member.state !== 'left') : [];
  const names = await personNames(
    tx,
    members.flatMap((member) => [member.personId, ...member.confirmedBy]),
  );
  const line = (member: BodyMember) => ({
    id: member.personId,
    name: names.get(member.personId),
    state: member.state,
    saidYes: member.confirmedBy.map((id) => names.get(id)),
    canConfirm:
      may.includes('admit') &&
      member.state === 'proposed' &&
      member.personId !== who.personId &&
      !member.confirmedBy.includes(who.personId!),
  });
  return page('people/body.njk', object.name, {
    body: object,
    members: members.map(line),
    membersNeeded,
    canMail: services.messages.canMail,
  });
}

export const proposeMemberInput = z.strictObject({
  name: field.text('Enter their name', 200),
  email: z.preprocess(
    (value) => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null),
    z.email('Enter an e-mail address, for example name@example.org').max(320).nullable(),
  ),
});

/** Proposes somebody who is here already, or adds them with a link by which they first sign in. */
export async function inviteToBody(doing: Doing<CommunityBody, z.infer<typeof proposeMemberInput>>): Promise<Reply> {
  const { act, tx, object, body, services } = doing;
  const known = body.email ? await accountByEmail(tx, body.email) : null;
  if (known && object.members.some((one) => one.personId === known.personId && one.state !== 'left'))
    slip('email', 'They are in this body, or proposed for it, already');
  const personId = known?.personId ?? (await addPerson(act, body));
  await proposeMember(act, { bodyId: object.id, personId });
  const said = `${body.name} is proposed. Another member has to say yes too.`;
  if (known) return redirect(`/bodies/${object.id}`, said);
  const token = await makeLink(act, 'invitation', personId, 14);
  const { config } = services;
  const link = `${config.publicUrl ?? `http://${config.host}:${config.port}`}/invitations/${token}`;
  if (!body.email || !services.messages.canMail)
    return page('people/body-invited.njk', `Give ${body.name} this link`, { body: object, link });
  await keepMessage(act, {
    caseId: null,
    about: { kind: 'communityBody', id: object.id },
    channel: 'email',
    recipient: body.name,
    address: body.email,
    subject: `${object.name} proposes you as a member`,
    body: `${act.who.name} has proposed you as a member of ${object.name} on Commonweal.\n\nChoose a password here, once, within fourteen days:\n${link}\n`,
  });
  return redirect(`/bodies/${object.id}`, `${said} An invitation is on its way to them.`);
}

export const confirmMemberInput = z.strictObject({ person: field.id('Choose a person') });

export async function sayYes({
  act,
  object,
  body,
}: Doing<CommunityBody, z.infer<typeof confirmMemberInput>>): Promise<Reply> {
  await confirmMember(act, { bodyId: object.id, personId: body.person });
  return redirect(`/bodies/${object.id}`, 'Your yes is kept.');
}

export async function leave({ act, object }: Doing<CommunityBody>): Promise<Reply> {
  await leaveBody(act, object.id);
  return redirect('/bodies', `You have left ${object.name}.`);
}
