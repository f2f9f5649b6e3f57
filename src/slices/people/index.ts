import { communityBodyKind } from './body-kind.ts';
import { organisationKind } from './organisation-kind.ts';
import { personKind } from './person-kind.ts';

export const name = 'people';
export const kinds = [organisationKind, personKind, communityBodyKind];
export const listeners = [];

export { addMember } from './add-member.ts';
export { addOrganisation } from './add-organisation.ts';
export { addPerson } from './add-person.ts';
export { everBelonged } from './belonging-store.ts';
export { type CommunityBody, speakersOf } from './body.ts';
export { allBodies, bodiesById, bodiesNamed } from './body-store.ts';
export { type ListOf, rememberedMapping, rememberMapping } from './column-mapping-store.ts';
export { confirmMember } from './confirm-member.ts';
export { foundBody } from './found-body.ts';
export { leaveBody } from './leave-body.ts';
export { type Organisation, organisationKinds } from './organisation.ts';
export { colleaguesOf, organisationsById, organisationsNamed } from './organisation-store.ts';
export { findWho, personNames } from './person-store.ts';
export { proposeMember } from './propose-member.ts';
