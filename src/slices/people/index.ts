import { organisationKind } from './organisation-kind.ts';
import { personKind } from './person-kind.ts';

export const name = 'people';
export const kinds = [organisationKind, personKind];
export const listeners = [];

export { addMember } from './add-member.ts';
export { addOrganisation } from './add-organisation.ts';
export { addPerson } from './add-person.ts';
export { type Organisation, organisationKinds } from './organisation.ts';
export { colleaguesOf, organisationsById, organisationsNamed } from './organisation-store.ts';
export { findWho, personNames } from './person-store.ts';
