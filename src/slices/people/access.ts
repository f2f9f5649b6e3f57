import { isSignedIn, type Who } from '#platform/access/who.ts';
import { type CommunityBody, mayConfirm } from './body.ts';
import type { Organisation } from './organisation.ts';
import type { Person } from './person.ts';

export function organisationAccess(who: Who, organisation: Organisation): readonly string[] {
  if (!isSignedIn(who)) return [];
  if (organisation.stewardIds.includes(who.personId!)) return ['see', 'seeMembers', 'invite'];
  if (organisation.memberIds.includes(who.personId!)) return ['see', 'seeMembers'];
  return ['see'];
}

export function personAccess(who: Who, person: Person): readonly string[] {
  return person.id === who.personId ? ['see', 'change'] : [];
}

/** Anybody signed in may know that a body is there and for whom it speaks; who is in it is its members' own affair. */
export function bodyAccess(who: Who, body: CommunityBody): readonly string[] {
  if (!isSignedIn(who)) return [];
  const member = body.members.find((one) => one.personId === who.personId && one.state !== 'left');
  if (!member) return ['see'];
  return mayConfirm(body, member.personId) ? ['see', 'seeMembers', 'leave', 'admit'] : ['see', 'seeMembers', 'leave'];
}
