import { isSignedIn, type Who } from '#platform/access/who.ts';
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
